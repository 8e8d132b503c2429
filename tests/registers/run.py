"""BODS: who holds what in what on any day, by what was published until any other day: erg's answer
against a walk through the statements. FollowTheMoney: counts and sums against the lines themselves.
Made-up histories always, real files where ERG_TESTDATA has them."""
import glob
import json
import os
import random
import subprocess
import sys
import tempfile

ERG = os.environ.get("ERG", "out/bin/erg")
TESTDATA = os.environ.get("ERG_TESTDATA", "../shared/testdata")
TYPES = ["shareholding", "votingRights", "boardMember", None]
failed = False


def say(name, problem):
    global failed
    failed = failed or bool(problem)
    print(f"not ok registers: {name}\n# {str(problem)[:600]}" if problem else f"ok registers: {name}")


def skip(name):
    print(f"ok registers: {name} # SKIP no such files in ERG_TESTDATA")


def erg(*words):
    done = subprocess.run([ERG, "export", *words, "--measures", "none", "-t", "json"], capture_output=True,
                          text=True, check=False)
    return json.loads(done.stdout) if done.returncode == 0 else done.stderr


# --- BODS ---------------------------------------------------------------------------------------

def held(statements, day, known):
    """(party, subject, type, share) in force on the day, as known then: statement by statement."""
    records = {}
    for s in statements:
        if s["recordType"] == "relationship" and s["statementDate"][:10] <= known:
            records.setdefault(s["recordId"], []).append(s)
    found = set()
    for history in records.values():
        history.sort(key=lambda s: (s["statementDate"], ["new", "updated", "closed"].index(s["recordStatus"]),
                                    s["statementId"]))
        holds = {}
        for s in history:
            said = s["statementDate"][:10]
            interests = s["recordDetails"].get("interests", [])
            for kind in [k for k in holds if interests and k not in [i.get("type") for i in interests]]:
                if day > said:
                    del holds[kind]
            for i in interests:
                if i.get("startDate", "0001") <= day:
                    holds[i.get("type")] = (i.get("share", {}).get("exact"), i.get("endDate", "9999"))
            if s["recordStatus"] == "closed" and day > said:
                holds = {k: v for k, v in holds.items() if v[1] != "9999" and v[1] >= day}
        details = history[-1]["recordDetails"]
        for kind, (share, end) in holds.items():
            if end >= day:
                found.add((details["interestedParty"], details["subject"], kind, share))
    return found


def shown(path, day, known):
    graph = erg(f"{path}@{day}~{known}")
    if isinstance(graph, str):
        return graph
    return {(e["source"], e["target"], e.get("attrs", {}).get("interest"),
             round(e["share"] * 100, 9) if "share" in e else None) for e in graph["edges"]}


def days_of(statements):
    days = {s["statementDate"][:10] for s in statements}
    for s in statements:
        for i in s["recordDetails"].get("interests", []):
            days |= {i[key] for key in ("startDate", "endDate") if key in i}
    return sorted(days)


def compare(path, statements, days):
    for day in days:
        for known in days:
            wanted, found = held(statements, day, known), shown(path, day, known)
            if wanted != found:
                return f"{day} known by {known}: {found}, wanted {wanted}"
    return None


def made_up(seed):
    """Records that are new, change their shares from a later day on, drop and take interests, close."""
    dice = random.Random(seed)
    statements = []
    for r in range(3):
        day, kinds = dice.randrange(1, 5), dice.sample(TYPES, dice.randrange(1, 3))
        for n in range(dice.randrange(1, 5)):
            day += dice.randrange(1, 5)
            last = n > 0 and dice.random() < 0.3
            interests = []
            for kind in kinds:
                i = {"startDate": f"2020-01-{day:02}"}
                if kind:
                    i["type"] = kind
                if dice.random() < 0.8:
                    i["share"] = {"exact": dice.randrange(1, 100)}
                interests.append(i)
            statements.append({
                "statementId": f"{dice.randrange(10 ** 9)}-{len(statements)}", "recordId": f"r{r}",
                "recordType": "relationship", "statementDate": f"2020-01-{day + dice.randrange(0, 2):02}T0{n}:00:00Z",
                "recordStatus": "closed" if last else "updated" if n else "new", "declarationSubject": "s",
                "recordDetails": {"subject": "s", "interestedParty": f"p{r}", "interests": interests}})
            if last:
                del statements[-1]["recordDetails"]["interests"]
                break
            if dice.random() < 0.3:
                kinds = dice.sample(TYPES, dice.randrange(1, 3))
    dice.shuffle(statements)
    return statements


def bods(work):
    path = os.path.join(work, "made.json")
    problem = None
    for seed in range(12):
        statements = made_up(seed)
        with open(path, "w", encoding="utf-8") as file:
            json.dump(statements, file)
        days = days_of(statements)
        problem = problem or compare(path, statements, days[::max(1, len(days) // 4)])
    say("made-up histories of ownership hold on every day what they say", problem)
    lines = os.path.join(work, "lines.jsonl")
    with open(lines, "w", encoding="utf-8") as file:
        file.writelines(json.dumps(s) + "\n" for s in reversed(statements))
    one, other = erg(path), erg(lines)
    for graph in one, other:
        graph["graph"].pop("input")
    say("a list and lines in any order are the same", one != other)

    files = sorted(glob.glob(TESTDATA + "/1-entities/bods/examples/*.json"))
    for file in files:
        with open(file, encoding="utf-8") as opened:
            statements = json.load(opened)
        say(f"BODS: {os.path.basename(file)}", compare(file, statements, days_of(statements)))
    tests = glob.glob(TESTDATA + "/1-entities/bods/tests/valid-statements/*.json")
    say("BODS: valid statements are read", [f for f in tests if isinstance(erg(f), str)])
    broken = glob.glob(TESTDATA + "/1-entities/bods/tests/invalid-statements/*.json")
    refused = [e for e in map(erg, broken) if isinstance(e, str)]
    say("BODS: invalid statements are read or refused in one line with its place",
        [e for e in refused if e.count("\n") != 1 or ".json:" not in e])
    if not files:
        skip("BODS: the standard's examples")


# --- FollowTheMoney -----------------------------------------------------------------------------

def ftm(work):
    path = TESTDATA + "/1-entities/ftm/donations.ijson"
    if not os.path.exists(path):
        skip("FollowTheMoney: party donations")
        return
    with open(path, encoding="utf-8") as file:
        lines = [json.loads(line) for line in file]
    graph = erg(path)
    things = {e["id"]: e for e in lines if e["schema"] not in ("Address", "Payment")}
    payments = {e["id"]: e["properties"] for e in lines if e["schema"] == "Payment"}
    say("FollowTheMoney: every donor and party", {n["id"]: n["label"] for n in graph["nodes"]} !=
        {key: e["properties"]["name"][0] for key, e in things.items()})
    say("FollowTheMoney: every payment, its day and sum",
        {e["id"]: (e["source"], e["target"], e["start"], e["amount"]) for e in graph["edges"]} !=
        {key: (p["payer"][0], p["beneficiary"][0], p["date"][0],
               {"value": float(p["amountEur"][0]), "currency": "EUR"}) for key, p in payments.items()})
    full = {e["id"]: e["properties"]["full"][0] for e in lines if e["schema"] == "Address"}

    def address(entity):
        texts = [full[key] for key in entity["properties"].get("addressEntity", [])]
        return texts if len(texts) > 1 else texts[0] if texts else None
    say("FollowTheMoney: addresses as text", {n["id"]: n["attrs"].get("address") for n in graph["nodes"]} !=
        {key: address(e) for key, e in things.items()})
    back = os.path.join(work, "back.ftm.json")
    subprocess.run([ERG, "export", path, "-o", back], check=True)
    again = erg(back)
    for one in graph, again:
        one["graph"].pop("input")
    say("FollowTheMoney: comes back equal", graph != again)


def main():
    with tempfile.TemporaryDirectory() as work:
        bods(work)
        ftm(work)
    return failed


sys.exit(main())
