#include <math.h>
#include <string.h>

#include "base/render_protocol.h"
#include "cli/option.h"

enum { HOPS_MAX = 1000, TOP_MAX = 1000000000, SEED_MAX = 2147483647, JOBS_MAX = 256 };

#define AT(member) offsetof(cli_options, member)

/* In the order of the help. Letters are unique. */
const cli_option cli_option_table[] = {
    {"from", 'f', CLI_TEXT, CLI_READING, CLI_KEY_NONE, AT(from), "FORMAT",
     "read the inputs as this format (erg list readers)", 0, 0},
    {"columns", 0, CLI_TEXT, CLI_READING, CLI_KEY_TOP, AT(columns), "A=B,...",
     "CSV: columns: source=investor; currency=USD for all", 0, 0},

    {"as-of", 0, CLI_DATE, CLI_CLOCKS, CLI_KEY_TOP, AT(as_of), "DATE",
     "relations in force then: a day, month or year", 0, 0},
    {"known-by", 0, CLI_DATE, CLI_CLOCKS, CLI_KEY_TOP, AT(known_by), "DATE",
     "only what was published by then", 0, 0},

    {"possible", 0, CLI_FLAG, CLI_FILTER, CLI_KEY_SELECT, AT(possible), NULL,
     "keep what is only sought, planned or conditional", 0, 0},
    {"kind", 0, CLI_WORDS, CLI_FILTER, CLI_KEY_SELECT, AT(kinds), "LIST",
     "keep these kinds of entities (erg list kinds)", 0, 0},
    {"relation", 0, CLI_WORDS, CLI_FILTER, CLI_KEY_SELECT, AT(relations), "LIST",
     "keep these kinds of relations", 0, 0},
    {"family", 0, CLI_WORDS, CLI_FILTER, CLI_KEY_SELECT, AT(families), "LIST",
     "keep these families of relations: money,ip", 0, 0},
    {"min-weight", 0, CLI_NUMBER, CLI_FILTER, CLI_KEY_SELECT, AT(min_weight), "W",
     "keep ties at least this strong", 0, INFINITY},
    {"backbone", 0, CLI_NUMBER, CLI_FILTER, CLI_KEY_SELECT, AT(backbone), "ALPHA",
     "keep the ties that stand out, as at 0.05", 0, 1},
    {"component", 0, CLI_TEXT, CLI_FILTER, CLI_KEY_SELECT, AT(component), "largest",
     "keep the largest connected part", 0, 0},

    {"ego", 0, CLI_TEXT, CLI_CROP, CLI_KEY_SELECT, AT(ego), "ID",
     "show the entity and what is around it", 0, 0},
    {"hops", 0, CLI_COUNT, CLI_CROP, CLI_KEY_SELECT, AT(hops), "N",
     "how far --ego goes, in ties (1)", 1, HOPS_MAX},
    {"between", 0, CLI_PAIR, CLI_CROP, CLI_KEY_SELECT, AT(between), "A,B",
     "show the shortest paths between two entities", 0, 0},
    {"top", 0, CLI_COUNT, CLI_CROP, CLI_KEY_SELECT, AT(top), "N",
     "show the first N by --by", 1, TOP_MAX},
    {"by", 0, CLI_WORDS, CLI_CROP, CLI_KEY_SELECT, AT(by), "MEASURE",
     "what --top goes by (erg list measures)", 0, 0},
    {"merge", 0, CLI_FLAG, CLI_CROP, CLI_KEY_SELECT, AT(merge), NULL,
     "join all relations of a pair into one edge", 0, 0},

    {"weight", 0, CLI_TEXT, CLI_WEIGHTS, CLI_KEY_TOP, AT(weight), "RULE",
     "how strong a relation is (erg list weights)", 0, 0},
    {"resolve", 0, CLI_TEXT, CLI_WEIGHTS, CLI_KEY_TOP, AT(resolve), "POLICY",
     "which of several claims holds (erg list policies)", 0, 0},
    {"directed", 0, CLI_FLAG, CLI_MEASURES, CLI_KEY_TOP, AT(directed), NULL,
     "measure along the direction of relations", 0, 0},
    {"unweighted", 0, CLI_FLAG, CLI_MEASURES, CLI_KEY_TOP, AT(unweighted), NULL,
     "measure as if all ties were equally strong", 0, 0},
    {"normalized", 0, CLI_FLAG, CLI_MEASURES, CLI_KEY_TOP, AT(normalized), NULL,
     "degrees and betweenness divided by their most", 0, 0},
    {"measures", 0, CLI_WORDS, CLI_MEASURES, CLI_KEY_TOP, AT(measures), "LIST",
     "names, all or none (erg list measures)", 0, 0},
    {"robust", 0, CLI_FLAG, CLI_RANKING, CLI_KEY_NONE, AT(robust), NULL,
     "how far each rank depends on the source believed", 0, 0},

    {"sample", 0, CLI_COUNT, CLI_MEASURES, CLI_KEY_TOP, AT(sample), "N",
     "estimate what rests on paths from N entities", 1, TOP_MAX},
    {"seed", 0, CLI_COUNT, CLI_MEASURES, CLI_KEY_TOP, AT(seed), "S",
     "which entities --sample takes (1)", 1, SEED_MAX},
    {"exact", 0, CLI_FLAG, CLI_MEASURES, CLI_KEY_TOP, AT(exact), NULL,
     "all paths, also of more than 50,000 entities", 0, 0},

    {"at", 0, CLI_WORDS, CLI_TIMES, CLI_KEY_TOP, AT(at), "D1,D2,...",
     "the dates to look at", 0, 0},
    {"every", 0, CLI_TEXT, CLI_TIMES, CLI_KEY_TOP, AT(every), "STEP",
     "a date every year, quarter or month (year)", 0, 0},
    {"since", 0, CLI_DATE, CLI_TIMES, CLI_KEY_NONE, AT(since), "DATE",
     "begin here (or --from DATE)", 0, 0},
    {"until", 0, CLI_DATE, CLI_TIMES, CLI_KEY_NONE, AT(until), "DATE",
     "end here (or --to DATE)", 0, 0},
    {"events", 0, CLI_FLAG, CLI_TIMES, CLI_KEY_NONE, AT(events), NULL,
     "list what started and ended, in order", 0, 0},

    {"ignore", 0, CLI_WORDS, CLI_COMPARING, CLI_KEY_NONE, AT(ignore), "POINTER",
     "leave out these fields: /weight,/attrs/role", 0, 0},
    {"epsilon", 0, CLI_NUMBER, CLI_COMPARING, CLI_KEY_NONE, AT(epsilon), "E",
     "measures closer than this are the same (1e-9)", -INFINITY, INFINITY},
    {"context", 0, CLI_COUNT, CLI_COMPARING, CLI_KEY_TOP, AT(context), "N",
     "show what changed, and N ties around it alone", 0, HOPS_MAX},
    {"brief", 0, CLI_FLAG, CLI_COMPARING, CLI_KEY_NONE, AT(brief), NULL, "text: one line",
     0, 0},
    {"quiet", 0, CLI_FLAG, CLI_COMPARING, CLI_KEY_NONE, AT(quiet), NULL,
     "write nothing: the exit status tells", 0, 0},

    {"title", 0, CLI_TEXT, CLI_PICTURE, CLI_KEY_TOP, AT(title), "TEXT",
     "title instead of the dataset's", 0, 0},
    {"subtitle", 0, CLI_TEXT, CLI_PICTURE, CLI_KEY_TOP, AT(subtitle), "TEXT",
     "line under the title", 0, 0},
    {"view", 0, CLI_TEXT, CLI_PICTURE, CLI_KEY_TOP, AT(view), "VIEW",
     "network, flow, dossier; dates: multiples, bump; diff", 0, 0},
    {"pair", 0, CLI_PAIR, CLI_PICTURE, CLI_KEY_TOP, AT(pair), "A,B",
     "the two entities of a dossier", 0, 0},
    {"size-by", 0, CLI_TEXT, CLI_PICTURE, CLI_KEY_TOP, AT(size_by), "MEASURE",
     "what the size of a symbol shows (strength)", 0, 0},
    {"layout", 0, CLI_TEXT, CLI_PICTURE, CLI_KEY_TOP, AT(layout), "ENGINE",
     "place entities with it, or auto (erg list layouts)", 0, 0},
    {"theme", 0, CLI_TEXT, CLI_PICTURE, CLI_KEY_TOP, AT(theme), "THEME",
     "light, dark or auto", 0, 0},
    {"positions", 0, CLI_PATH, CLI_PICTURE, CLI_KEY_TOP, AT(positions), "FILE",
     "places from FILE, which export keeps up to date", 0, 0},
    {"width", 0, CLI_TEXT, CLI_PICTURE, CLI_KEY_TOP, AT(width), "WIDTH",
     "column (prints 160 mm wide), page or wide", 0, 0},
    {"scale", 0, CLI_RANGE, CLI_PICTURE, CLI_KEY_TOP, AT(scale), "S",
     "png: pixels for each px of the picture (2)", RENDER_SCALE_MIN, RENDER_SCALE_MAX},
    {"lang", 0, CLI_TEXT, CLI_PICTURE, CLI_KEY_TOP, AT(lang), "CODE",
     "language of the texts, as in en", 0, 0},

    {"to", 't', CLI_TEXT, CLI_FORMAT, CLI_KEY_NONE, AT(to), "FORMAT",
     "output format; else by the suffix of -o", 0, 0},
    {"csv-safe", 0, CLI_FLAG, CLI_TABLES, CLI_KEY_TOP, AT(csv_safe), NULL,
     "csv: ' before cells that a spreadsheet would compute", 0, 0},
    {"output", 'o', CLI_TEXT, CLI_OUTPUT, CLI_KEY_NONE, AT(output), "PATH",
     "write to this file (erg build, csv: folder)", 0, 0},
    {"in-place", 'i', CLI_FLAG, CLI_REWRITING, CLI_KEY_NONE, AT(in_place), NULL,
     "write to the file that was read", 0, 0},
    {"strict", 0, CLI_FLAG, CLI_CHECKING, CLI_KEY_NONE, AT(strict), NULL,
     "warnings count as errors: exit status 1", 0, 0},
    {"jobs", 'j', CLI_COUNT, CLI_GENERAL, CLI_KEY_NONE, AT(jobs), "N",
     "threads (as many as the machine has)", 1, JOBS_MAX},
    {"verbose", 'v', CLI_FLAG, CLI_GENERAL, CLI_KEY_NONE, AT(verbose), NULL,
     "say what is done", 0, 0},
    {"help", 'h', CLI_FLAG, CLI_GENERAL, CLI_KEY_NONE, AT(help), NULL, "this text", 0, 0},
};

const size_t cli_option_count = sizeof cli_option_table / sizeof *cli_option_table;

const char *cli_group_title(cli_group group)
{
    static const char *const titles[CLI_GROUP_COUNT] = {
        [CLI_READING] = "Reading",
        [CLI_CLOCKS] = "Dates",
        [CLI_FILTER] = "What is measured and shown",
        [CLI_CROP] = "What is shown of it",
        [CLI_WEIGHTS] = "Weights and measures",
        [CLI_MEASURES] = "Weights and measures",
        [CLI_RANKING] = "Weights and measures",
        [CLI_COMPARING] = "Comparing",
        [CLI_TIMES] = "Times",
        [CLI_PICTURE] = "Picture",
        [CLI_FORMAT] = "Output",
        [CLI_TABLES] = "Output",
        [CLI_OUTPUT] = "Output",
        [CLI_CHECKING] = "Output",
        [CLI_REWRITING] = "Output",
        [CLI_GENERAL] = "Output",
    };
    return titles[group];
}

void cli_options_clear(cli_options *options)
{
    memset(options, 0, sizeof *options);
    options->min_weight = NAN;
    options->backbone = NAN;
    options->epsilon = NAN;
    options->context = ERG_NONE;
}

void cli_options_free(cli_options *options)
{
    base_arena_free(&options->memory);
}

const cli_option *cli_option_find(const char *name, size_t n)
{
    for (size_t i = 0; i < cli_option_count; i++) {
        const char *known = cli_option_table[i].name;
        if (strlen(known) == n && memcmp(known, name, n) == 0)
            return &cli_option_table[i];
    }
    return NULL;
}

const cli_option *cli_option_letter(char letter)
{
    for (size_t i = 0; i < cli_option_count; i++)
        if (letter != '\0' && cli_option_table[i].letter == letter)
            return &cli_option_table[i];
    return NULL;
}
