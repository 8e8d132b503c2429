/* Says what changed in a dataset between two years, as text on standard output.
 *
 *     cc compare.c $(pkg-config --cflags --libs erg) -o compare
 *     ./compare data.json 2023 2025 */
#include <erg.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

static int to_stream(void *user, const char *data, size_t n)
{
    return fwrite(data, 1, n, (FILE *)user) == n ? 0 : EIO;
}

/* The dataset as of a year; dates are one number, YYYYMMDD, 00 for what is not stated. */
static erg_code as_of(erg_snapshot **out, const erg_dataset *dataset, const char *year,
                      erg_error *err)
{
    erg_snapshot_options options;
    erg_snapshot_options_clear(&options);
    options.as_of = (erg_date)(strtol(year, NULL, 10) * 10000);
    return erg_snapshot_make(out, dataset, &options, err);
}

int main(int argc, char **argv)
{
    erg_dataset *dataset = NULL;
    erg_snapshot *before = NULL, *after = NULL;
    erg_measures *measures_before = NULL, *measures_after = NULL;
    erg_diff *diff = NULL;
    erg_error err = {.code = ERG_OK};
    const char *keys[] = {"strength"};
    erg_measure_options wanted = {.keys = {keys, 1}};
    const char *paths[1];
    if (argc != 4) {
        fprintf(stderr, "usage: compare DATASET YEAR YEAR\n");
        return 2;
    }
    paths[0] = argv[1];
    erg_code code = erg_dataset_read(&dataset, paths, 1, NULL, &err);
    if (code == ERG_OK) code = as_of(&before, dataset, argv[2], &err);
    if (code == ERG_OK) code = as_of(&after, dataset, argv[3], &err);
    if (code == ERG_OK)
        code = erg_measures_compute(&measures_before, before, &wanted, &err);
    if (code == ERG_OK) code = erg_measures_compute(&measures_after, after, &wanted, &err);
    if (code == ERG_OK)
        code = erg_diff_make(&diff, before, measures_before, after, measures_after, NULL,
                             &err);
    if (code == ERG_OK) code = erg_write_diff("text", diff, to_stream, stdout, &err);
    if (code != ERG_OK) fprintf(stderr, "compare: %s\n", err.text);
    erg_diff_free(diff);
    erg_measures_free(measures_before);
    erg_measures_free(measures_after);
    erg_snapshot_free(before);
    erg_snapshot_free(after);
    erg_dataset_free(dataset);
    return code == ERG_OK ? 0 : 1;
}
