#include "write/diff.h"

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
