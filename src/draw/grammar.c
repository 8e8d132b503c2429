#include "draw/grammar.h"

#include <string.h>

const draw_paint_row draw_paints[DRAW_PAINT_COUNT] = {
    [DRAW_PAINT_NONE] = {"none", 0, 0},
    [DRAW_PAINT_PAPER] = {"paper", 0xffffff, 0x14181d},
    [DRAW_PAINT_INK] = {"ink", 0x16202b, 0xe8ecf0},
    [DRAW_PAINT_MUTE] = {"mute", 0x5c6773, 0x9aa5b1},
    [DRAW_PAINT_RULE] = {"rule", 0xd5dae0, 0x343c46},
    [DRAW_PAINT_ACCENT] = {"accent", 0xd3461c, 0xff8a5c},
    [DRAW_PAINT_CARD] = {"card", 0xfbfcfd, 0x1c2229},
    [DRAW_PAINT_ON_SYMBOL] = {"on-symbol", 0xffffff, 0x14181d},
    [DRAW_PAINT_COMPANY] = {"company", 0x22405f, 0x82a9d6},
    [DRAW_PAINT_FUND] = {"fund", 0x1c58bf, 0x508bf1},
    [DRAW_PAINT_PERSON] = {"person", 0x30363e, 0xd6dce3},
    [DRAW_PAINT_PRODUCT] = {"product", 0x7d93ab, 0x617c98},
    [DRAW_PAINT_PROJECT] = {"project", 0xc48800, 0xe2c255},
    [DRAW_PAINT_BODY] = {"body", 0x7a4693, 0xc9a6ff},
    [DRAW_PAINT_GROUP] = {"group", 0x6a7684, 0x9aa5b1},
    [DRAW_PAINT_PUBLISHER] = {"publisher", 0x8c95a1, 0x7c8796},
    [DRAW_PAINT_MONEY] = {"money", 0x1c58bf, 0x508bf1},
    [DRAW_PAINT_MONEY_TEXT] = {"money-text", 0x17489c, 0x6ea0f5},
    [DRAW_PAINT_OWNERSHIP] = {"ownership", 0xaf7bc6, 0xc9a6ff},
    [DRAW_PAINT_OWNERSHIP_TEXT] = {"ownership-text", 0x7a4693, 0xc9a6ff},
    [DRAW_PAINT_CLOUD] = {"cloud", 0x4a9468, 0x85d29b},
    [DRAW_PAINT_CLOUD_TEXT] = {"cloud-text", 0x2c6b46, 0x85d29b},
    [DRAW_PAINT_IP] = {"ip", 0x9f1280, 0xf584ca},
    [DRAW_PAINT_IP_TEXT] = {"ip-text", 0x8a1070, 0xf584ca},
    [DRAW_PAINT_PARTNERSHIP] = {"partnership", 0xc48800, 0xe2c255},
    [DRAW_PAINT_PARTNERSHIP_TEXT] = {"partnership-text", 0x7c5600, 0xe2c255},
    [DRAW_PAINT_RIVALRY] = {"rivalry", 0xb8371a, 0xf07b5f},
    [DRAW_PAINT_RIVALRY_TEXT] = {"rivalry-text", 0x9a2e15, 0xf07b5f},
    [DRAW_PAINT_ROLE] = {"role", 0x30363e, 0xd6dce3},
    [DRAW_PAINT_ROLE_TEXT] = {"role-text", 0x30363e, 0xd6dce3},
    [DRAW_PAINT_MAKES] = {"makes", 0x8a939f, 0x7c8796},
    [DRAW_PAINT_MAKES_TEXT] = {"makes-text", 0x5c6773, 0x9aa5b1},
    [DRAW_PAINT_REPORTING] = {"reporting", 0xb3bac4, 0x5a6470},
    [DRAW_PAINT_REPORTING_TEXT] = {"reporting-text", 0x646d78, 0x9aa5b1},
    [DRAW_PAINT_QUIET] = {"quiet", 0xb7bfc9, 0x4d5763},
    [DRAW_PAINT_FADED] = {"faded", 0xa9b5c2, 0x46566a},
    [DRAW_PAINT_ADDED] = {"added", 0x00857a, 0x35c4b5},
    [DRAW_PAINT_ADDED_TEXT] = {"added-text", 0x006b62, 0x4fd2c4},
    [DRAW_PAINT_REMOVED] = {"removed", 0xb03010, 0xff8466},
    [DRAW_PAINT_REMOVED_TEXT] = {"removed-text", 0x9a2a0e, 0xff9a80},
    [DRAW_PAINT_CHANGED] = {"changed", 0xd49a00, 0xe6bd3e},
    [DRAW_PAINT_CHANGED_TEXT] = {"changed-text", 0x7c5600, 0xe6bd3e},
};

const draw_kind draw_kinds[] = {
    {"company", NULL, DRAW_SHAPE_DISC, DRAW_PAINT_COMPANY, true},
    {"fund", NULL, DRAW_SHAPE_DIAMOND, DRAW_PAINT_FUND, true},
    {"project", NULL, DRAW_SHAPE_HEXAGON, DRAW_PAINT_PROJECT, true},
    {"body", NULL, DRAW_SHAPE_SHIELD, DRAW_PAINT_BODY, false},
    {"group", NULL, DRAW_SHAPE_RING, DRAW_PAINT_GROUP, false},
    {"person", NULL, DRAW_SHAPE_PERSON, DRAW_PAINT_PERSON, false},
    {"product", NULL, DRAW_SHAPE_TILE, DRAW_PAINT_PRODUCT, false},
    {"unit", NULL, DRAW_SHAPE_SQUARE, DRAW_PAINT_COMPANY, false},
    {"publisher", NULL, DRAW_SHAPE_PAGE, DRAW_PAINT_PUBLISHER, false},
    {"unknown", "Other", DRAW_SHAPE_DISC, DRAW_PAINT_GROUP, false},
};
const size_t draw_kind_count = sizeof draw_kinds / sizeof *draw_kinds;

const draw_family draw_families[] = {
    {"money", "Money", DRAW_PAINT_MONEY, DRAW_PAINT_MONEY_TEXT, true},
    {"ownership", "Ownership, control", DRAW_PAINT_OWNERSHIP, DRAW_PAINT_OWNERSHIP_TEXT,
     true},
    {"cloud", "Cloud, computing", DRAW_PAINT_CLOUD, DRAW_PAINT_CLOUD_TEXT, true},
    {"ip", "Technology, licences", DRAW_PAINT_IP, DRAW_PAINT_IP_TEXT, true},
    {"partnership", "Partnership", DRAW_PAINT_PARTNERSHIP, DRAW_PAINT_PARTNERSHIP_TEXT,
     true},
    {"rivalry", "Rivalry, disputes", DRAW_PAINT_RIVALRY, DRAW_PAINT_RIVALRY_TEXT, true},
    {"role", "Roles, jobs", DRAW_PAINT_ROLE, DRAW_PAINT_ROLE_TEXT, true},
    {"makes", "Makes, part of", DRAW_PAINT_MAKES, DRAW_PAINT_MAKES_TEXT, false},
    {"reporting", "Reporting, regulation", DRAW_PAINT_REPORTING,
     DRAW_PAINT_REPORTING_TEXT, false},
    {"other", "Other ties", DRAW_PAINT_MAKES, DRAW_PAINT_MAKES_TEXT, true},
};
const size_t draw_family_count = sizeof draw_families / sizeof *draw_families;

const draw_family draw_changes[] = {
    {"same", "Unchanged", DRAW_PAINT_RULE, DRAW_PAINT_MUTE, true},
    {"added", "New", DRAW_PAINT_ADDED, DRAW_PAINT_ADDED_TEXT, true},
    {"removed", "Ended", DRAW_PAINT_REMOVED, DRAW_PAINT_REMOVED_TEXT, true},
    {"changed", "Changed", DRAW_PAINT_CHANGED, DRAW_PAINT_CHANGED_TEXT, true},
};
const char *const draw_change_signs[] = {"", "+", "\xe2\x88\x92", "\xce\x94"};

size_t draw_kind_row(const char *kind)
{
    for (size_t i = 0; i + 1 < draw_kind_count; i++) {
        if (strcmp(draw_kinds[i].name, kind) == 0) return i;
    }
    return draw_kind_count - 1;
}

size_t draw_family_row(const char *family)
{
    for (size_t i = 0; i + 1 < draw_family_count; i++) {
        if (strcmp(draw_families[i].name, family) == 0) return i;
    }
    return draw_family_count - 1;
}

bool draw_theme_parse(draw_theme *out, const char *word)
{
    static const char *const words[] = {"light", "dark", "auto"};
    *out = DRAW_LIGHT;
    for (int i = 0; word != NULL && i < 3; i++) {
        if (strcmp(word, words[i]) != 0) continue;
        *out = (draw_theme)i;
        return true;
    }
    return word == NULL;
}

bool draw_width_parse(double *out, const char *word)
{
    /* Set 455 pt wide, the text of a page, names of 10.5 px on 735 px are 6.5 pt high:
     * the least that prints legibly. A page is for landscape, wide for screens. */
    static const struct {
        const char *word;
        double width;
    } widths[] = {{"column", 735}, {"page", 1180}, {"wide", 1500}};
    *out = 0;
    for (size_t i = 0; word != NULL && i < 3; i++) {
        if (strcmp(word, widths[i].word) != 0) continue;
        *out = widths[i].width;
        return true;
    }
    return word == NULL;
}
