"""Holds every measure of the shipped data, and of real data where it is present, against
reference.py: largest difference 1e-9 of the measure's largest value."""
import os
import subprocess
import sys

import reference

ERG = os.environ["ERG"]
TESTDATA = os.environ.get("ERG_TESTDATA", "../shared/testdata")
NETS = os.path.join(TESTDATA, "2-classic", "nets")
CASES = [
    ("openai-microsoft", ["data/openai-microsoft.json"]),
    ("openai-microsoft at 2023", ["data/openai-microsoft.json@2023"]),
    ("kite", [os.path.join(NETS, "krackhardt_kite.edges.csv")]),
    ("florentine families", [os.path.join(NETS, "florentine.edges.csv")]),
    ("les miserables", [os.path.join(NETS, "les_miserables.edges.csv"), "--weight", "explicit"]),
    ("southern women", [os.path.join(NETS, "davis_southern_women.edges.csv"),
                        "--columns", "source=woman,target=event"]),
]
failed = False
for name, arguments in CASES:
    for flags in ([], ["--unweighted"], ["--directed"], ["--directed", "--unweighted"]):
        title = " ".join(["reference:", name] + flags)
        path = arguments[0].split("@")[0]
        if not os.path.exists(path):
            print(f"ok {title} # SKIP {os.path.basename(path)} is not here")
            continue
        run = subprocess.run([ERG, "export", *arguments, *flags, "--measures", "all"],
                             capture_output=True, text=True, check=False)
        if run.returncode != 0:
            print(f"not ok {title}: {run.stderr.strip()}")
            failed = True
            continue
        snapshot = reference.load(run.stdout)
        wrong = [f"{key} by {diff:.2g}" for key, diff in
                 reference.differences(snapshot, "--directed" in flags, "--unweighted" in flags)
                 if not diff <= 1e-9]
        bad_rank = reference.ranks_agree(snapshot)
        if bad_rank:
            wrong.append("rank of " + bad_rank)
        if not snapshot["nodes"]:
            wrong.append("no nodes")
        print(f"not ok {title}: {', '.join(wrong)}" if wrong else f"ok {title}")
        failed = failed or bool(wrong)
sys.exit(failed)
