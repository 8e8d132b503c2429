#include "write/diff.h"

#include <string.h>

#include "base/fail.h"
#include "erg/write.h"

const write_diff_format write_diff_formats[] = {
    {"text", "txt", write_diff_text},
    {"json", "json", write_diff_json},
    {"csv", "csv", write_diff_csv},
};
const size_t write_diff_format_count =
    sizeof write_diff_formats / sizeof *write_diff_formats;

const char *write_change_name(erg_change change)
{
    static const char *const names[] = {"same", "added", "removed", "changed"};
    return names[change];
}

erg_code erg_write_diff(const char *format, const erg_diff *diff, erg_write_fn write,
                        void *user, erg_error *err)
{
    const write_diff_how how = {.context = ERG_NONE};
    for (size_t i = 0; i < write_diff_format_count; i++) {
        if (strcmp(write_diff_formats[i].name, format) != 0) continue;
        base_sink sink;
        base_sink_open(&sink, write, user);
        write_diff_formats[i].write(&sink, diff, &how);
        return base_sink_finish(&sink, "output", err);
    }
    return base_fail(err, ERG_EUSAGE, "unknown format '%.80s' of a comparison", format);
}
