/* erg_dataset_read: which inputs there are, which reader takes each, and what comes of
 * them. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/progress.h"
#include "base/text.h"
#include "read/columns.h"
#include "read/source.h"

enum { FOLDER_FILES = 3 };
static const char *const folder_files[FOLDER_FILES] = {"documents.csv", "entities.csv",
                                                       "relations.csv"};

struct reading {
    model_builder *builder;
    read_columns columns;
    const read_reader *wanted; /* by --from */
    bool is_single;
    const char *folder; /* whose tables are read, or NULL */
    /* Of the only input, with what it kept for read_reader.attach: */
    const read_reader *reader;
    read_source *source;
    erg_progress progress;
    unsigned threads;
    double bytes_read, bytes; /* of all files; 0: not known */
    erg_error *err;
};

static erg_code fail_format(const char *name, const char *what, erg_error *err)
{
    base_buffer names = {0};
    for (size_t i = 0; i < read_reader_count; i++) {
        if (i > 0) base_buffer_add(&names, ", ");
        base_buffer_add(&names, read_readers[i]->name);
    }
    erg_code code = names.failed ? base_fail_memory(err)
                                 : base_fail(err, ERG_EUSAGE, "%s%s%s, wanted one of %s",
                                             name, name[0] ? ": " : "", what, names.data);
    base_buffer_free(&names);
    return code;
}

static erg_code find_wanted(const read_reader **out, const char *from, erg_error *err)
{
    base_buffer what = {0};
    *out = from ? read_reader_find(from) : NULL;
    if (!from || *out) return ERG_OK;
    base_buffer_format(&what, "unknown input format '%.80s'", from);
    erg_code code = what.failed ? base_fail_memory(err) : fail_format("", what.data, err);
    base_buffer_free(&what);
    return code;
}

static erg_code check_encoding(const struct reading *r, const read_source *source,
                               const read_reader *reader)
{
    size_t n = 0;
    const char *head = read_source_head(source, &n);
    bool is_wide =
        n >= 2 && (memcmp(head, "\xFF\xFE", 2) == 0 || memcmp(head, "\xFE\xFF", 2) == 0);
    if (!is_wide || (reader && reader->any_encoding)) return ERG_OK;
    return base_fail_at(r->err, ERG_EPARSE, (base_place){read_source_name(source), 1, 1},
                        "the text is UTF-16, wanted UTF-8 (in Excel: save as CSV UTF-8)");
}

/* Files that people take for what is in them. */
static erg_code check_packed(const struct reading *r, const read_source *source)
{
    static const struct {
        const char *begins;
        size_t n;
        const char *what;
    } packed[] = {
        {"\x1F\x8B", 2, "compressed by gzip, wanted it unpacked"},
        {"BZh", 3, "compressed by bzip2, wanted it unpacked"},
        {"\xFD"
         "7zXZ",
         5, "compressed by xz, wanted it unpacked"},
        {"\x28\xB5\x2F\xFD", 4, "compressed by zstd, wanted it unpacked"},
        {"PK\x03\x04", 4,
         "a zip archive or a spreadsheet, wanted it unpacked (in Excel: save as CSV "
         "UTF-8)"},
        {"\xD0\xCF\x11\xE0", 4,
         "a document of Office, wanted text (in Excel: save as CSV UTF-8)"},
        {"%PDF-", 5, "a PDF, wanted data"},
    };
    size_t n = 0;
    const char *head = read_source_head(source, &n);
    for (size_t i = 0; i < sizeof packed / sizeof *packed; i++)
        if (n >= packed[i].n && memcmp(head, packed[i].begins, packed[i].n) == 0)
            return base_fail_at(r->err, ERG_EPARSE,
                                (base_place){read_source_name(source), 1, 1},
                                "the file is %s", packed[i].what);
    return ERG_OK;
}

/* The reader that bids most; in case of equal bids the first of the table. */
static erg_code find_reader(const read_reader **out, const struct reading *r,
                            const read_source *source)
{
    size_t n = 0;
    int best = 0;
    const char *head = read_source_head(source, &n);
    const char *name = read_source_name(source);
    bool is_blank = n < READ_HEAD_MAX;
    for (size_t i = 0; i < n && is_blank; i++)
        is_blank =
            head[i] == ' ' || head[i] == '\t' || head[i] == '\n' || head[i] == '\r';
    if (is_blank)
        return base_fail_at(r->err, ERG_EPARSE, (base_place){name, 1, 1},
                            "the input is empty");
    erg_code code = check_packed(r, source);
    if (code != ERG_OK) return code;
    *out = r->wanted;
    if (r->wanted) return check_encoding(r, source, r->wanted);
    for (size_t i = 0; i < read_reader_count; i++) {
        int offer = read_readers[i]->bid(head, n, name);
        if (offer > best) *out = read_readers[i];
        if (offer > best) best = offer;
    }
    code = check_encoding(r, source, *out);
    if (code != ERG_OK || best > 0) return code;
    return fail_format(name, "cannot tell the input's format from its beginning", r->err);
}

static erg_code read_open(struct reading *r, read_source *source)
{
    char digest[BASE_DIGEST_TEXT];
    const read_reader *reader = NULL;
    erg_code code = find_reader(&reader, r, source);
    if (code != ERG_OK) return code;
    const char *name = model_builder_input(r->builder, read_source_name(source),
                                           reader->strict_entities);
    if (!name) return base_fail_memory(r->err);
    if (r->folder) code = model_builder_folder(r->builder, r->folder, r->err);
    if (code != ERG_OK) return code;
    read_source_rename(source, name);
    const read_job job = {.builder = r->builder,
                          .source = source,
                          .threads = r->threads,
                          .columns = &r->columns};
    code = reader->read(&job, r->err);
    if (code != ERG_OK) return code;
    read_source_digest(source, digest);
    r->reader = reader;
    return model_builder_digest(r->builder, digest, r->err);
}

/* 0 where it is not known beforehand. */
static double file_size(const char *path)
{
    struct stat st;
    bool is_known = strcmp(path, "-") != 0 && stat(path, &st) == 0 && S_ISREG(st.st_mode);
    return is_known ? (double)st.st_size : 0;
}

static erg_code read_path(struct reading *r, const char *path)
{
    read_source *source = NULL;
    base_progress_part part;
    erg_code code = read_source_open(&source, path, r->err);
    if (code == ERG_OK && r->bytes > 0) {
        double size = file_size(path);
        read_source_tell(source, base_progress_begin(&part, r->progress, r->bytes_read,
                                                     size, r->bytes));
        r->bytes_read += size;
    }
    if (code == ERG_OK) code = read_open(r, source);
    if (code == ERG_OK) read_source_tell(source, (erg_progress){NULL, NULL});
    if (code == ERG_OK && r->is_single)
        r->source = source;
    else
        read_source_close(source);
    return code;
}

static bool is_folder(const char *path)
{
    struct stat st;
    return strcmp(path, "-") != 0 && stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

static erg_code read_folder(struct reading *r, const char *path)
{
    size_t read = 0;
    erg_code code = ERG_OK;
    r->folder = path;
    for (size_t i = 0; i < FOLDER_FILES && code == ERG_OK; i++) {
        struct stat st;
        base_buffer file = {0};
        base_buffer_format(&file, "%s/%s", path, folder_files[i]);
        if (file.failed) {
            code = base_fail_memory(r->err);
        } else if (stat(file.data, &st) == 0 || errno != ENOENT) {
            code = read_path(r, file.data);
            read++;
        }
        base_buffer_free(&file);
    }
    r->folder = NULL;
    if (code == ERG_OK && read == 0)
        return base_fail(
            r->err, ERG_EIO,
            "%s: the folder has no documents.csv, entities.csv or relations.csv", path);
    return code;
}

static double folder_size(const char *path)
{
    double size = 0;
    for (size_t i = 0; i < FOLDER_FILES; i++) {
        base_buffer file = {0};
        base_buffer_format(&file, "%s/%s", path, folder_files[i]);
        if (!file.failed) size += file_size(file.data);
        base_buffer_free(&file);
    }
    return size;
}

/* In bytes; 0 where one of them is not known beforehand. */
static double size_of_all(const char *const *paths, size_t count)
{
    double all = 0;
    for (size_t i = 0; i < count; i++) {
        double size = is_folder(paths[i]) ? folder_size(paths[i]) : file_size(paths[i]);
        if (!(size > 0)) return 0;
        all += size;
    }
    return all;
}

static erg_code check_paths(const char *const *paths, size_t count, erg_error *err)
{
    size_t standard = 0;
    if (count == 0) return base_fail(err, ERG_EUSAGE, "no input");
    if (count > MODEL_INPUTS_MAX / FOLDER_FILES)
        return base_fail(err, ERG_ELIMIT, "%zu inputs, more than the limit of %d", count,
                         MODEL_INPUTS_MAX / FOLDER_FILES);
    for (size_t i = 0; i < count; i++)
        standard += strcmp(paths[i], "-") == 0;
    if (standard > 1)
        return base_fail(err, ERG_EUSAGE, "standard input, '-', is named more than once");
    return ERG_OK;
}

erg_code erg_dataset_read(erg_dataset **out, const char *const *paths, size_t count,
                          const erg_read_options *options, erg_error *err)
{
    struct reading r = {.err = err};
    *out = NULL;
    if (options) r.progress = options->progress;
    if (options) r.threads = options->threads;
    erg_code code = check_paths(paths, count, err);
    if (code == ERG_OK)
        code = find_wanted(&r.wanted, options ? options->from : NULL, err);
    if (code == ERG_OK)
        code = read_columns_open(&r.columns, options ? options->columns : NULL, err);
    if (code == ERG_OK) code = model_builder_new(&r.builder, err);
    if (code == ERG_OK && options && options->keep_origins)
        model_builder_keep_origins(r.builder);
    if (code == ERG_OK) r.bytes = size_of_all(paths, count);
    for (size_t i = 0; i < count && code == ERG_OK; i++) {
        bool folder = is_folder(paths[i]);
        r.is_single = count == 1 && !folder;
        code = folder ? read_folder(&r, paths[i]) : read_path(&r, paths[i]);
    }
    if (code == ERG_OK) code = read_columns_check(&r.columns, err);
    if (code == ERG_OK) code = model_builder_finish(out, r.builder, err);
    if (code == ERG_OK && r.source && r.reader->attach)
        code = r.reader->attach(*out, r.source, err);
    if (code != ERG_OK) {
        erg_dataset_free(*out);
        *out = NULL;
    }
    read_source_close(r.source);
    read_columns_free(&r.columns);
    model_builder_free(r.builder);
    return code;
}
