/* Draws a dataset as SVG to standard output, through a function of its own.
 *
 *     cc draw.c $(pkg-config --cflags --libs erg) -o draw && ./draw data.json > data.svg */
#include <erg.h>
#include <errno.h>
#include <stdio.h>

static int to_stream(void *user, const char *data, size_t n)
{
    return fwrite(data, 1, n, (FILE *)user) == n ? 0 : EIO;
}

int main(int argc, char **argv)
{
    erg_dataset *dataset = NULL;
    erg_snapshot *snapshot = NULL;
    erg_measures *measures = NULL;
    erg_picture *picture = NULL;
    erg_error err = {.code = ERG_OK};
    erg_picture_options options = {.title = "Who is tied to whom", .theme = "auto"};
    const char *paths[1];
    if (argc != 2) {
        fprintf(stderr, "usage: draw DATASET\n");
        return 2;
    }
    paths[0] = argv[1];
    erg_code code = erg_dataset_read(&dataset, paths, 1, NULL, &err);
    if (code == ERG_OK) code = erg_snapshot_make(&snapshot, dataset, NULL, &err);
    if (code == ERG_OK) code = erg_measures_compute(&measures, snapshot, NULL, &err);
    if (code == ERG_OK)
        code = erg_picture_make(&picture, snapshot, measures, NULL, &options, &err);
    if (code == ERG_OK) {
        erg_output what = {.snapshot = snapshot, .measures = measures, .picture = picture};
        code = erg_write("svg", &what, to_stream, stdout, &err);
    }
    if (code != ERG_OK) fprintf(stderr, "draw: %s\n", err.text);
    erg_picture_free(picture);
    erg_measures_free(measures);
    erg_snapshot_free(snapshot);
    erg_dataset_free(dataset);
    return code == ERG_OK ? 0 : 1;
}
