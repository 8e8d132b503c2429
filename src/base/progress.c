#include "base/progress.h"

#include <stddef.h>

static void tell_part(void *to, double share)
{
    const base_progress_part *part = to;
    part->whole.tell(part->whole.to, part->from + share * part->size);
}

erg_progress base_progress_begin(base_progress_part *part, erg_progress whole,
                                 double done, double size, double all)
{
    *part = (base_progress_part){whole, done / all, size / all};
    if (!whole.tell) return (erg_progress){NULL, NULL};
    if (part->from > 0) whole.tell(whole.to, part->from);
    return (erg_progress){tell_part, part};
}
