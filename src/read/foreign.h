/* Graphs that other tools wrote: nodes and edges, each with an id and named values,
 * become entities and relations. Shared by all readers of such formats, so that every one
 * understands the same names.
 *
 *     read_foreign f = {0};
 *     code = read_foreign_open(&f, job, drawing_names, err);
 *     for each node:
 *         read_foreign_begin(&f, place);
 *         read_foreign_text(&f, "kind", "company", place);   one call for each value
 *         code = read_foreign_node(&f, id, err);
 *     for each edge the same, with read_foreign_edge; for the graph's own values, in one
 *     or several goes, with read_foreign_graph
 *     code = read_foreign_end(&f, err);
 *     read_foreign_free(&f);
 *
 * What is guaranteed:
 *   - What erg's own emitters write is taken back as the dataset behind it: attrs,
 * aliases, same_as, claims (whole), documents, rates, dates, own weights and every
 * relation's id; what erg resolved and counted (weight by rule, amount, share, disputed,
 * family, measures) is not taken for a fact. The same names under "erg_" hold lists and
 *     objects as JSON text.
 *   - In any other graph the usual names are understood, in any case and with or without
 *     blanks, - and _: label, name; kind, type, category; relation, interaction, rel,
 *     kind, type; weight, value; start, end; directed, undirected; amount, currency,
 *     share, confidence, status, document, ... (one claim). A name is understood only
 *     where its value is of the type and range that erg has for it. Everything else
 *     becomes an attr under its own name.
 *   - Places, sizes, colours and other looks, and measures a tool computed, are no facts:
 *     they are left out, and one note of the dataset names them. So are values that the
 *     graph states of itself, but for its title; another note names those. Of several
 *     values of one name in a record the first is read, and a note says so.
 *   - An edge's id that is a node's or another edge's too, or is none by erg's rules, is
 *     replaced by a generated one, unless erg wrote the edge.
 * Records may come in any order. What breaks a rule of the dataset fails with the place
 * of the record or value. */
#ifndef READ_FOREIGN_H
#define READ_FOREIGN_H

#include "base/map.h"
#include "read/foreign_names.h"
#include "read/reader.h"
#include "read/record.h"

enum { READ_FOREIGN_NAMES_SHOWN = 8 };

/* A named value. */
typedef struct read_attribute {
    const char *name;
    base_place place; /* unless it is from JSON */
    bool is_json;
    read_json_value json; /* if is_json */
    erg_value value;      /* without the items of lists and objects */
    read_role rival;      /* the role that it could have, READ_ROLE_COUNT: none */
    bool used;
} read_attribute;

/* Names that a note will tell, in the order of the first time. */
typedef struct read_left_out {
    const char *names[READ_FOREIGN_NAMES_SHOWN];
    base_map seen;
    size_t count;
} read_left_out;

typedef struct read_foreign {
    read_records records; /* its scratch lives as long as the record at hand */
    read_records sources; /* documents and rates */
    base_place place;     /* of that record */
    read_attribute *attributes;
    size_t count, room;
    read_attribute *best[READ_ROLE_COUNT]; /* the value taken for each role */
    uint32_t best_row[READ_ROLE_COUNT];
    read_json json[READ_ROLE_COUNT]; /* values that are JSON text */
    base_map rows;                   /* of read_names */
    base_map looks_of_format;        /* names that are looks in this format alone */
    bool failed;                     /* memory ran out while values were added */
    base_arena memory;               /* lives as long as this */
    read_left_out looks, own, again; /* again: names of several values in one record */
    read_left_out made;              /* what erg would say of how it made the graph */
    bool by_erg;
    base_map renamed; /* ids that stand for others: a number of new_ids */
    const char **new_ids;
    size_t renamed_count, renamed_room;
    base_map measures;  /* names of those that erg says it computed */
    base_map documents; /* that short forms name */
    const char **document_names;
    size_t document_count, document_room;
    bool describes_documents;
    const char *title;
    uint32_t title_row;
    size_t odd_weights; /* that are no strength: 0 or less */
} read_foreign;

/* `drawing`: names that are looks in this format alone, NULL at the end; or NULL. It must
 * outlive f. The current input is marked as a part of a dataset (model/builder.h). */
erg_code read_foreign_open(read_foreign *f, const read_job *job,
                           const char *const *drawing, erg_error *err);
/* The notes, the title and documents that are only named. */
erg_code read_foreign_end(read_foreign *f, erg_error *err);
/* After a failure too. */
void read_foreign_free(read_foreign *f);

/* A new record at this place; the last one's values and texts are forgotten. */
void read_foreign_begin(read_foreign *f, base_place place);
/* Room that lives as long as the record: for ids and texts put together. */
base_arena *read_foreign_scratch(read_foreign *f);

/* Each adds a value. Names are borrowed until the record's end, texts are copied. A
 * failure to allocate shows at the record's end. */
void read_foreign_text(read_foreign *f, const char *name, const char *text,
                       base_place place);
void read_foreign_number(read_foreign *f, const char *name, double number,
                         base_place place);
void read_foreign_flag(read_foreign *f, const char *name, bool flag, base_place place);
/* JSON: null is no value. v lives until the record's end. */
void read_foreign_json(read_foreign *f, const char *name, read_json_value v);
/* Every member of the object; fails where v is none. */
erg_code read_foreign_members(read_foreign *f, read_json_value v, erg_error *err);

typedef struct read_foreign_ends {
    const char *id; /* NULL or not an id: generated */
    const char *source, *target;
    int directed; /* 1, 0, or -1: as its values say, else as its kind has it */
} read_foreign_ends;

/* The record at hand is a node, an edge, or some of the graph's own values. */
erg_code read_foreign_node(read_foreign *f, const char *id, erg_error *err);
erg_code read_foreign_edge(read_foreign *f, const read_foreign_ends *ends,
                           erg_error *err);
erg_code read_foreign_graph(read_foreign *f, erg_error *err);

/* Documents and rates in JSON, one by one: records of their own. */
erg_code read_foreign_document(read_foreign *f, read_json_value v, erg_error *err);
erg_code read_foreign_rate(read_foreign *f, read_json_value v, erg_error *err);

/* An id in JSON: text, or a number as it is written. In the record's scratch. NULL for
 * null. */
erg_code read_foreign_id(read_foreign *f, const char **id, read_json_value v,
                         erg_error *err);

/* --- foreign_value.c: inside --- */
/* True where the value is what a name of this row stands for. */
bool read_foreign_fits(const read_attribute *a, const read_name *row);
/* The value taken for the role, as text, number, date, true or false; absent where there
 * is none. Texts may be in the scratch. */
const char *read_foreign_as_text(read_foreign *f, read_role role);
double read_foreign_as_number(const read_foreign *f, read_role role);
erg_date read_foreign_as_date(const read_foreign *f, read_role role);
int read_foreign_as_flag(const read_foreign *f, read_role role);
/* As JSON, text being read as such; *found is false where there is none. */
erg_code read_foreign_as_json(read_foreign *f, read_role role, read_json_value *out,
                              bool *found, erg_error *err);
/* As a list of texts in the scratch; the number stays 0 where there is none. */
erg_code read_foreign_as_texts(read_foreign *f, read_role role, const char *const **out,
                               size_t *count, erg_error *err);

/* --- foreign_sort.c: inside --- */
/* The map of names, once. */
erg_code read_foreign_map_names(read_foreign *f, const char *const *drawing,
                                erg_error *err);
/* Finds the role of each value; what has none stays unused. `id` (or NULL) is the
 * record's: a second name that says the same again is used up. */
erg_code read_foreign_sort(read_foreign *f, read_record_kind kind, const char *id,
                           erg_error *err);
/* The attrs: the role ATTRS and all values that are not used. In the scratch. */
erg_code read_foreign_attrs(read_foreign *f, const erg_value **out, erg_error *err);
/* One more name for the note. */
erg_code read_foreign_leave_out(read_foreign *f, read_left_out *list, const char *name,
                                erg_error *err);

/* --- foreign_claim.c: inside --- */
/* Values of an edge without claims that come to one: in records.claims. */
erg_code read_foreign_claim(read_foreign *f, erg_error *err);

#endif
