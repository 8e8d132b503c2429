/* An interest in erg's words: the kind of relation that it is, its label, a note, and
 * attributes for what a claim cannot say. */
#include <math.h>
#include <string.h>

#include "base/buffer.h"
#include "base/number.h"
#include "read/bods.h"

static const struct {
    const char *type, *kind, *words;
} interests[] = {
    {"shareholding", "ownership", "shareholding"},
    {"votingRights", "governance", "voting rights"},
    {"appointmentOfBoard", "governance", "appointment of the board"},
    {"otherInfluenceOrControl", "governance", "other influence or control"},
    {"controlViaCompanyRulesOrArticles", "governance", "control by the articles"},
    {"controlByLegalFramework", "governance", "control by law"},
    {"boardMember", "role", "board member"},
    {"boardChair", "role", "board chair"},
    {"seniorManagingOfficial", "role", "senior managing official"},
    {"settlor", "role", "settlor"},
    {"trustee", "role", "trustee"},
    {"protector", "role", "protector"},
    {"nominee", "role", "nominee"},
    {"nominator", "role", "nominator"},
    {"beneficiaryOfLegalArrangement", "right", "beneficiary"},
    {"rightsToSurplusAssetsOnDissolution", "right", "surplus assets on dissolution"},
    {"rightsToProfitOrIncome", "right", "profit or income"},
    {"rightToProfitOrIncomeFromAssets", "right", "profit or income from assets"},
    {"rightsGrantedByContract", "right", "rights by contract"},
    {"conditionalRightsGrantedByContract", "right", "conditional rights by contract"},
    {"enjoymentAndUseOfAssets", "right", "use of assets"},
    {"unknownInterest", NULL, "unknown interest"},
    {"unpublishedInterest", NULL, "unpublished interest"},
};

/* Row of the type, or -1. */
static int row_of(const char *type)
{
    for (size_t i = 0; type && i < sizeof interests / sizeof *interests; i++)
        if (strcmp(interests[i].type, type) == 0) return (int)i;
    return -1;
}

const char *read_bods_interest_kind(const char *type)
{
    int row = row_of(type);
    return row >= 0 ? interests[row].kind : NULL;
}

static void add_percent(base_buffer *text, double percent)
{
    char digits[BASE_NUMBER_MAX];
    base_number_print(digits, percent);
    base_buffer_add(text, digits);
}

/* "25 to 50 %", "over 25 to 50 %", "up to 10 %"; nothing where the share is exact. */
static void add_range(base_buffer *text, const read_bods_interest *i)
{
    bool low = !isnan(i->low), high = !isnan(i->high);
    if (!isnan(i->exact) || (!low && !high)) return;
    base_buffer_add(text, text->length > 0 ? ", " : "");
    if (low) base_buffer_add(text, i->above ? "over " : high ? "" : "at least ");
    if (low) add_percent(text, i->low);
    if (high) base_buffer_add(text, low ? " to " : i->below ? "" : "up to ");
    if (high && i->below) base_buffer_add(text, "under ");
    if (high) add_percent(text, i->high);
    base_buffer_add(text, " %");
}

const char *read_bods_keep(read_bods *b, base_buffer *text)
{
    const char *kept = NULL;
    if (text->failed) b->scratch.failed = true;
    if (text->length > 0 && !text->failed)
        kept = base_arena_text(&b->scratch, text->data, text->length);
    base_buffer_free(text);
    return kept;
}

/* Ownership of so much needs no more words. */
const char *read_bods_interest_label(read_bods *b, const read_bods_interest *i)
{
    base_buffer text = {0};
    int row = row_of(i->type);
    bool plain = row == 0 && !isnan(i->exact);
    if (!plain && (row >= 0 || i->type))
        base_buffer_add(&text, row >= 0 ? interests[row].words : i->type);
    add_range(&text, i);
    if (i->directness && strcmp(i->directness, "indirect") == 0)
        base_buffer_add(&text, text.length > 0 ? ", indirect" : "indirect");
    return read_bods_keep(b, &text);
}

const char *read_bods_interest_note(read_bods *b, const read_bods_interest *i)
{
    base_buffer text = {0};
    if (i->details) base_buffer_add(&text, i->details);
    add_range(&text, i);
    return read_bods_keep(b, &text);
}

enum { INTEREST_ATTRS = 5 };

const erg_value *read_bods_interest_attrs(read_bods *b, const read_bods_interest *i)
{
    erg_value *attrs = base_arena_alloc(&b->scratch, sizeof *attrs);
    erg_value *items = base_arena_array(&b->scratch, INTEREST_ATTRS, sizeof *items);
    const char **keys = base_arena_array(&b->scratch, INTEREST_ATTRS, sizeof *keys);
    size_t n = 0;
    if (!attrs || !items || !keys) return NULL;
    if (i->beneficial >= 0) {
        keys[n] = "beneficialOwnershipOrControl";
        items[n++] = (erg_value){.type = ERG_VALUE_BOOL, .boolean = i->beneficial == 1};
    }
    if (i->directness) {
        keys[n] = "directOrIndirect";
        items[n++] = (erg_value){.type = ERG_VALUE_STRING, .string = i->directness};
    }
    if (i->type) {
        keys[n] = "interest";
        items[n++] = (erg_value){.type = ERG_VALUE_STRING, .string = i->type};
    }
    if (!isnan(i->high) && isnan(i->exact)) {
        keys[n] = "maximum";
        items[n++] = (erg_value){.type = ERG_VALUE_NUMBER, .number = i->high};
    }
    if (!isnan(i->low) && isnan(i->exact)) {
        keys[n] = "minimum";
        items[n++] = (erg_value){.type = ERG_VALUE_NUMBER, .number = i->low};
    }
    *attrs =
        (erg_value){.type = ERG_VALUE_OBJECT, .count = n, .items = items, .keys = keys};
    return n > 0 ? attrs : NULL;
}
