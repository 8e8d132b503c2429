#include "model/vocabulary.h"

#include <string.h>

#define COUNT(table) (sizeof(table) / sizeof *(table))

const model_family model_families[] = {
    {"money", "Money: funding, payments, acquisitions"},
    {"ownership", "Ownership: stakes, control, rights"},
    {"cloud", "Cloud: computing and hosting"},
    {"ip", "Technology: licences, integration, evaluation"},
    {"partnership", "Partnership"},
    {"rivalry", "Rivalry: competition, disputes"},
    {"role", "Roles: offices, employment"},
    {"makes", "Makes: products and their parts"},
    {"reporting", "Reporting and regulation"},
    {"other", "Other relations"},
};
const size_t model_family_count = COUNT(model_families);

const model_relation_kind model_relation_kinds[] = {
    {"funding", "money", true, true, "funder", "funded", "funds"},
    {"payment", "money", true, true, "payer", "payee", "pays"},
    {"revenue-share", "money", true, false, "payer", "receiver", "shares revenue with"},
    {"acquisition", "money", true, true, "acquirer", "acquired", "acquires"},
    {"ownership", "ownership", true, false, "owner", "owned", "owns"},
    {"subsidiary", "ownership", true, false, "parent", "subsidiary", "is the parent of"},
    {"governance", "ownership", true, false, "body", "governed", "governs"},
    {"right", "ownership", true, false, "holder", "bound party", "holds a right over"},
    {"cloud", "cloud", true, false, "provider", "customer", "provides cloud to"},
    {"licence", "ip", true, false, "licensor", "licensee", "licenses technology to"},
    {"integration", "ip", true, false, "technology", "product", "is built into"},
    {"evaluation", "ip", true, false, "tester", "tested", "tests"},
    {"partnership", "partnership", false, false, "partner", "partner", "partners with"},
    {"competition", "rivalry", false, false, "competitor", "competitor", "competes with"},
    {"dispute", "rivalry", false, false, "party", "party", "is in dispute with"},
    {"role", "role", true, false, "person", "organisation", "has a role at"},
    {"employment", "role", true, false, "person", "organisation", "works for"},
    {"develops", "makes", true, false, "maker", "product", "develops"},
    {"part-of", "makes", true, false, "part", "whole", "is part of"},
    {"reports-on", "reporting", true, false, "reporter", "subject", "reports on"},
    {"regulates", "reporting", true, false, "regulator", "subject", "regulates"},
};
const size_t model_relation_kind_count = COUNT(model_relation_kinds);

const model_entity_kind model_entity_kinds[] = {
    {"company", "Company"}, {"fund", "Fund"},           {"person", "Person"},
    {"product", "Product"}, {"project", "Project"},     {"unit", "Unit"},
    {"body", "Body"},       {"group", "Unnamed party"}, {"publisher", "Publisher"},
};
const size_t model_entity_kind_count = COUNT(model_entity_kinds);

const model_relation_kind *model_relation_kind_find(const char *name)
{
    for (size_t i = 0; i < model_relation_kind_count; i++)
        if (strcmp(model_relation_kinds[i].name, name) == 0)
            return &model_relation_kinds[i];
    return NULL;
}

const model_entity_kind *model_entity_kind_find(const char *name)
{
    for (size_t i = 0; i < model_entity_kind_count; i++)
        if (strcmp(model_entity_kinds[i].name, name) == 0) return &model_entity_kinds[i];
    return NULL;
}

const model_family *model_family_find(const char *name)
{
    for (size_t i = 0; i < model_family_count; i++)
        if (strcmp(model_families[i].name, name) == 0) return &model_families[i];
    return NULL;
}

bool model_relation_is_event(const char *relation_kind)
{
    const model_relation_kind *known = model_relation_kind_find(relation_kind);
    return known && known->event;
}

const char *model_family_of(const char *relation_kind)
{
    const model_relation_kind *known = model_relation_kind_find(relation_kind);
    return known ? known->family : "other";
}
