"""Writes data/schema/erg.d.ts, TypeScript declarations of the JSON that erg reads and writes, from the
schemas beside it: `make types`."""
import glob
import json
import os
import re

SCHEMAS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../data/schema")
HEAD = """// The JSON that erg reads and writes, made from the schemas beside this file (make types).
//
//     import type {D3} from "./erg";
//     const {nodes, links}: D3 = await (await fetch("network.d3.json")).json();
//
// Every list of records has a name for its items too: D3Node is D3["nodes"][number].
"""
# Document, Node and Date are other things in a page.
NAMES = {"d3": "D3", "echarts": "ECharts", "jgf": "JGF", "vis": "VisNetwork", "date": "PartialDate",
         "document": "SourceDocument", "node": "SnapshotNode", "edge": "SnapshotEdge"}
SINGULAR = {"entities": "Entity", "nodes": "Node", "edges": "Edge", "links": "Link", "documents": "Document",
            "relations": "Relation", "rates": "Rate", "findings": "Finding", "rows": "Row", "points": "Point"}


def pascal(name):
    return NAMES.get(name) or "".join(part[:1].upper() + part[1:] for part in re.split(r"[-_ ]", name))


def load():
    schemas = {}
    for path in sorted(glob.glob(os.path.join(SCHEMAS, "*.schema.json"))):
        with open(path, encoding="utf-8") as file:
            schemas[os.path.basename(path).split(".")[0]] = json.load(file)
    return schemas


def name_definitions(schemas):
    """(schema, definition) -> type name: the form most schemas share has the plain name."""
    forms = {}
    for schema, text in schemas.items():
        for name, definition in text.get("$defs", {}).items():
            forms.setdefault(name, {}).setdefault(json.dumps(definition, sort_keys=True), []).append(schema)
    names, taken = {}, {pascal(schema) for schema in schemas}
    for name, variants in forms.items():
        common = max(variants.values(), key=lambda users: (len(users), users))
        for users in variants.values():
            plain = users == common and pascal(name) not in taken
            for schema in users:
                names[schema, name] = pascal(name) if plain else pascal(users[0]) + name[:1].upper() + name[1:]
    return names


class Writer:
    def __init__(self, schema, names):
        self.schema, self.names = schema, names

    def comment(self, schema, indent):
        text = schema.get("description") if isinstance(schema, dict) else None
        return f"{indent}/** {text.replace('*/', '* /')} */\n" if text else ""

    def members(self, schema, indent):
        inner, text = indent + "  ", ""
        for name, value in schema.get("properties", {}).items():
            key = name if re.fullmatch(r"[A-Za-z_$][\w$]*", name) else json.dumps(name)
            optional = "" if name in schema.get("required", []) else "?"
            text += f"{self.comment(value, inner)}{inner}{key}{optional}: {self.type(value, inner)};\n"
        for pattern, value in schema.get("patternProperties", {}).items():
            prefix = re.match(r"\^([\w/]+)", pattern).group(1)
            text += f"{inner}[key: `{prefix}${{string}}`]: {self.type(value, inner)};\n"
        if schema.get("additionalProperties") is not False:
            text += f"{inner}[key: string]: unknown;\n"
        return "{\n" + text + indent + "}"

    def object(self, schema, indent):
        more = schema.get("additionalProperties", True)
        patterns = list(schema.get("patternProperties", {}).values())
        if schema.get("properties"):
            return self.members(schema, indent)
        if patterns or isinstance(more, dict):
            values = patterns + ([more] if isinstance(more, dict) else [])
            return f"Record<string, {self.union(values, indent)}>"
        return "Record<string, never>" if more is False else "Record<string, unknown>"

    def array(self, schema, indent):
        item = self.type(schema.get("items", {}), indent)
        if schema.get("minItems") == schema.get("maxItems") and schema.get("minItems"):
            return "[" + ", ".join([item] * schema["minItems"]) + "]"
        return f"Array<{item}>"

    def union(self, schemas, indent):
        types = []
        for schema in schemas:
            found = self.type(schema, indent)
            if found not in types:
                types.append(found)
        return " | ".join(types)

    def type(self, schema, indent):
        if schema is True or not schema:
            return "unknown"
        if "$ref" in schema:
            return self.names[self.schema, schema["$ref"].split("/")[-1]]
        if "const" in schema:
            return json.dumps(schema["const"])
        if "enum" in schema:
            return " | ".join(map(json.dumps, schema["enum"]))
        kind = schema.get("type")
        if kind is None:
            # Alternatives that only say which members must be there are no types of their own.
            choices = [c for c in schema.get("anyOf", schema.get("oneOf", [])) if set(c) - {"required", "not"}]
            return self.union(choices, indent) if choices else "unknown"
        if isinstance(kind, list):
            return self.union([{**schema, "type": one} for one in kind], indent)
        simple = {"string": "string", "number": "number", "integer": "number", "boolean": "boolean", "null": "null"}
        if kind in simple:
            return simple[kind]
        return self.array(schema, indent) if kind == "array" else self.object(schema, indent)

    def declare(self, name, schema):
        body = self.type(schema, "")
        return f"{self.comment(schema, '')}export type {name} = {body};\n"


def items_of(name, schema):
    """Names for the items of the lists right inside a format, where these are objects of their own."""
    text = ""
    for key, value in schema.get("properties", {}).items():
        list_type = f'{name}["{key}"]' if key in schema.get("required", []) else f'NonNullable<{name}["{key}"]>'
        if key in SINGULAR and value.get("type") == "array" and "$ref" not in value.get("items", {}):
            text += f'export type {name}{SINGULAR[key]} = {list_type}[number];\n'
    return text


def main():
    schemas = load()
    names, parts, done = name_definitions(schemas), [], set()
    for schema, text in schemas.items():
        writer = Writer(schema, names)
        for name, definition in text.get("$defs", {}).items():
            if names[schema, name] not in done:
                done.add(names[schema, name])
                parts.append(writer.declare(names[schema, name], definition))
        parts.append(writer.declare(pascal(schema), text) + items_of(pascal(schema), text))
    print(HEAD + "\n" + "\n".join(parts), end="")


main()
