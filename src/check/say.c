#include "check/say.h"

#include <math.h>

#include "base/number.h"

static void say_number(base_buffer *b, double value)
{
    char text[BASE_NUMBER_MAX];
    base_number_short(text, value);
    base_buffer_add(b, text);
}

void check_say_amount(base_buffer *b, const erg_amount *amount)
{
    static const char *const bounds[] = {
        [ERG_BOUND_NONE] = "",
        [ERG_BOUND_OVER] = "over ",
        [ERG_BOUND_UP_TO] = "up to ",
        [ERG_BOUND_ABOUT] = "about ",
    };
    base_buffer_add(b, bounds[amount->bound]);
    if (isnan(amount->value)) {
        say_number(b, amount->low);
        base_buffer_add(b, " to ");
        say_number(b, amount->high);
    } else {
        say_number(b, amount->value);
    }
    if (amount->currency[0] != '\0') {
        base_buffer_add_char(b, ' ');
        base_buffer_add(b, amount->currency);
    }
}

void check_say_share(base_buffer *b, double share)
{
    char text[BASE_NUMBER_MAX];
    base_number_print(text, base_number_round(share * 100, 6));
    base_buffer_add(b, text);
    base_buffer_add(b, " %");
}

void check_say_place(base_buffer *b, const erg_dataset *d, const erg_claim *claim)
{
    bool named = claim->document != ERG_NONE;
    base_buffer_add(b, named ? d->documents[claim->document].id : "no document");
    if (claim->locator) {
        base_buffer_add(b, ", ");
        base_buffer_add(b, claim->locator);
    }
    if (claim->by) {
        base_buffer_add(b, ", according to ");
        base_buffer_add(b, claim->by);
    }
}

void check_say_next_place(base_buffer *b, const erg_dataset *d, const erg_claim *claim,
                          const erg_claim *before)
{
    bool again = before && before->document == claim->document && !before->by &&
                 claim->locator && before->locator;
    if (!before) {
        base_buffer_add(b, " (");
    } else if (again) {
        base_buffer_format(b, ", %s", claim->locator);
        if (claim->by) base_buffer_format(b, ", according to %s", claim->by);
        return;
    } else {
        base_buffer_add(b, "; ");
    }
    check_say_place(b, d, claim);
}
