#include "read/ftm_schema.h"

#include <string.h>

#define COUNT(table) (sizeof(table) / sizeof *(table))

/* The first row of a schema is how it is read, the first of a kind how it is written. */
static const read_ftm_thing things[] = {
    {"Person", "person"},
    {"Company", "company"},
    {"Organization", "body"},
    {"PublicBody", "body"},
    {"Organization", "unit"},
    {"Organization", "fund"},
    {"Organization", "group"},
    {"Organization", "publisher"},
    {"Asset", "product"},
    {"Project", "project"},
    {"LegalEntity", "unknown"},
    {"Airplane", "airplane"},
    {"BankAccount", "bank-account"},
    {"Contract", "contract"},
    {"CourtCase", "court-case"},
    {"CryptoWallet", "crypto-wallet"},
    {"Event", "event"},
    {"License", "licence"},
    {"Position", "position"},
    {"RealEstate", "real-estate"},
    {"Security", "security"},
    {"UserAccount", "user-account"},
    {"Vehicle", "vehicle"},
    {"Vessel", "vessel"},
};

static const read_ftm_link links[] = {
    {"Ownership", "owner", "asset", "ownership", true, false},
    {"Ownership", "owner", "asset", "subsidiary", true, false},
    {"Ownership", "owner", "asset", "acquisition", true, false},
    {"Payment", "payer", "beneficiary", "payment", true, true},
    {"Payment", "payer", "beneficiary", "funding", true, true},
    {"Payment", "payer", "beneficiary", "revenue-share", true, true},
    {"Employment", "employee", "employer", "employment", true, false},
    {"Membership", "member", "organization", "role", true, false},
    {"Directorship", "director", "organization", "role", true, false},
    {"UnknownLink", "subject", "object", "related", true, false},
    {"Associate", "person", "associate", "associate", false, false},
    {"ContractAward", "contract", "supplier", "contract-award", true, true},
    {"CourtCaseParty", "party", "case", "court-case", true, false},
    {"Debt", "creditor", "debtor", "debt", true, true},
    {"Documentation", "document", "entity", "documentation", true, false},
    {"Family", "person", "relative", "family", false, false},
    {"Occupancy", "holder", "post", "role", true, false},
    {"PositionHeld", "holder", "position", "role", true, false},
    {"ProjectParticipant", "participant", "project", "participation", true, false},
    {"Representation", "agent", "client", "representation", true, false},
    {"Similar", "candidate", "match", "similar", false, false},
    {"Succession", "predecessor", "successor", "succession", true, true},
};

const read_ftm_thing *read_ftm_thing_of(const char *schema)
{
    for (size_t i = 0; i < COUNT(things); i++)
        if (strcmp(things[i].schema, schema) == 0) return &things[i];
    return NULL;
}

const read_ftm_link *read_ftm_link_of(const char *schema)
{
    for (size_t i = 0; i < COUNT(links); i++)
        if (strcmp(links[i].schema, schema) == 0) return &links[i];
    return NULL;
}

const read_ftm_thing *read_ftm_thing_for(const char *kind)
{
    for (size_t i = 0; i < COUNT(things); i++)
        if (strcmp(things[i].kind, kind) == 0) return &things[i];
    return read_ftm_thing_of("LegalEntity");
}

const read_ftm_link *read_ftm_link_for(const char *kind)
{
    for (size_t i = 0; i < COUNT(links); i++)
        if (strcmp(links[i].kind, kind) == 0) return &links[i];
    return read_ftm_link_of("UnknownLink");
}

bool read_ftm_is_document(const char *schema)
{
    static const char *const names[] = {
        "Document", "Article", "Audio",     "Email", "Folder", "HyperText", "Image",
        "Package",  "Pages",   "PlainText", "Table", "Video",  "Workbook"};
    for (size_t i = 0; i < COUNT(names); i++)
        if (strcmp(names[i], schema) == 0) return true;
    return false;
}
