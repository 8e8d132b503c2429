#include <string.h>

#include "read/reader.h"

#define READ_READER(name) extern const read_reader read_##name##_reader;
#include "read/readers.h"
#undef READ_READER

const read_reader *const read_readers[] = {
#define READ_READER(name) &read_##name##_reader,
#include "read/readers.h"
#undef READ_READER
};
const size_t read_reader_count = sizeof read_readers / sizeof *read_readers;

const read_reader *read_reader_find(const char *name)
{
    for (size_t i = 0; i < read_reader_count; i++)
        if (strcmp(read_readers[i]->name, name) == 0) return read_readers[i];
    return NULL;
}
