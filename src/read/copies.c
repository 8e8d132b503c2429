#include "read/copies.h"

erg_code read_copies_add(size_t *copied, size_t made, size_t copies, size_t bytes,
                         const char *what, base_place place, erg_error *err)
{
    size_t most = READ_COPIES_MAX + READ_COPIES_EACH * made;
    if (bytes > 0 && (*copied > most || copies > (most - *copied) / bytes))
        return base_fail_at(err, ERG_ELIMIT, place,
                            "%s make more than the limit of %d bytes and %d for each "
                            "record",
                            what, READ_COPIES_MAX, READ_COPIES_EACH);
    *copied += copies * bytes;
    return ERG_OK;
}
