#include "read/xml.h"

#include <libxml/SAX2.h>
#include <libxml/dict.h>
#include <libxml/entities.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/text.h"
#include "read/source.h"

/* A tag as long as this is looked at before libxml2 has all of it: it compares each
 * attribute with every other, and takes minutes for a megabyte of them. */
enum {
    LONG_TAG = 1 << 14,
    TAG_MAX = 1 << 22, /* bytes; libxml2's own limit is not far above */
    NAMES_MAX = 50000, /* different ones: libxml2's table of them gets slow */
    MESSAGE_MAX = 160,
    FIRST_BYTES = 4
};

struct parsing {
    xmlParserCtxtPtr parser;
    const char *file;
    const read_xml_handler *handler;
    erg_error *err;
    erg_code code;      /* the first failure */
    size_t depth;       /* elements that are open */
    base_arena scratch; /* for one element */
    base_buffer text;   /* of the open elements, one behind the other */
    size_t starts[READ_XML_DEPTH_MAX];
    struct tag {
        unsigned long begin; /* in the input */
        size_t seen;         /* bytes */
        size_t count;        /* "=" outside of quotes */
        xmlChar quote;       /* that is open */
    } tag;                   /* that comes in pieces */
};

/* --- failures --- */

static void stop(struct parsing *p, erg_code code)
{
    if (p->code == ERG_OK) p->code = code;
    if (p->parser) xmlStopParser(p->parser);
}

static void take(struct parsing *p, erg_code code)
{
    if (code != ERG_OK) stop(p, code);
}

static base_place place_here(const struct parsing *p)
{
    const xmlParserInput *input = p->parser->input;
    base_place place = {p->file, 0, 0};
    if (!input) return place;
    if (input->line > 0) place.line = (uint32_t)input->line;
    if (input->col > 0) place.column = (uint32_t)input->col;
    return place;
}

/* The first line of what libxml2 says, which quotes the input, without capitals and
 * control characters. */
static void clean_message(char out[MESSAGE_MAX], const char *message)
{
    size_t n = 0, whole = 0;
    while (message[n] && message[n] != '\n' && n < MESSAGE_MAX - 1) {
        unsigned char c = (unsigned char)message[n];
        out[n++] = (char)(c < ' ' || c == 0x7f ? '?' : c);
    }
    if (n > 1 && out[0] >= 'A' && out[0] <= 'Z' && !(out[1] >= 'A' && out[1] <= 'Z'))
        out[0] = (char)(out[0] - 'A' + 'a');
    whole = base_utf8_valid(out, n);
    while (whole > 0 && (out[whole - 1] == ' ' || out[whole - 1] == '!'))
        whole--;
    out[whole] = '\0';
}

#if LIBXML_VERSION >= 21200
static void hear_error(void *to, const xmlError *error)
#else
static void hear_error(void *to, xmlErrorPtr error)
#endif
{
    struct parsing *p = to;
    char message[MESSAGE_MAX];
    base_place place = {p->file, 0, 0};
    if (p->code != ERG_OK || error->level != XML_ERR_FATAL) return;
    if (error->code == XML_ERR_NO_MEMORY) {
        stop(p, base_fail_memory(p->err));
        return;
    }
    if (error->line > 0) place.line = (uint32_t)error->line;
    if (error->int2 > 0) place.column = (uint32_t)error->int2;
    if (error->code == XML_ERR_DOCUMENT_END && p->depth > 0) {
        stop(p, base_fail_at(p->err, ERG_EPARSE, place_here(p),
                             "XML: it ends while elements are open"));
        return;
    }
    clean_message(message, error->message ? error->message : "unreadable");
    stop(p, base_fail_at(p->err, ERG_EPARSE, place, "XML: %s", message));
}

/* --- elements --- */

/* A tag's begin, behind which the parser stands: "<" is in no attribute's value. */
static base_place place_of_tag(const struct parsing *p)
{
    base_place place = place_here(p);
    const xmlParserInput *input = p->parser->input;
    const xmlChar *at = input ? input->cur : NULL;
    uint32_t lines = 0, columns = 0;
    while (at && at > input->base && *at != '<') {
        at--;
        lines += *at == '\n';
        columns += lines == 0 && (*at & 0xC0) != 0x80;
    }
    if (lines == 0) {
        place.column = place.column > columns ? place.column - columns : 0;
        return place;
    }
    place.line -= lines < place.line ? lines : 0;
    place.column = 1;
    while (at > input->base && at[-1] != '\n') {
        at--;
        place.column += (*at & 0xC0) != 0x80;
    }
    if (at == input->base) place.column = 0;
    return place;
}

static const char *text_of(const xmlChar *text)
{
    return text ? (const char *)text : "";
}

/* libxml2 hands out five pointers an attribute: name, prefix, namespace, begin and end of
 * its value. Those that a DTD gives by default come last. */
static bool take_attributes(struct parsing *p, read_xml_element *e, const xmlChar **all,
                            size_t count)
{
    read_xml_attribute *kept = base_arena_array(&p->scratch, count, sizeof *kept);
    for (size_t i = 0; kept && i < count; i++) {
        const xmlChar *const *a = all + 5 * i;
        if (a[1]) continue;
        const char *value =
            base_arena_text(&p->scratch, (const char *)a[3], (size_t)(a[4] - a[3]));
        if (value) kept[e->count++] = (read_xml_attribute){text_of(a[0]), value};
    }
    e->attributes = kept;
    return !p->scratch.failed;
}

static void cut_text(struct parsing *p, size_t length)
{
    if (!p->text.data) return;
    p->text.length = length;
    p->text.data[length] = '\0';
}

/* Blanks between elements are no text. */
static void drop_blanks(struct parsing *p)
{
    size_t start = p->depth > 0 ? p->starts[p->depth - 1] : 0;
    size_t at = start;
    while (at < p->text.length && strchr(" \t\r\n", p->text.data[at]))
        at++;
    if (at == p->text.length) cut_text(p, start);
}

static void begin_element(void *to, const xmlChar *name, const xmlChar *prefix,
                          const xmlChar *space, int spaces, const xmlChar **declared,
                          int count, int by_default, const xmlChar **attributes)
{
    struct parsing *p = to;
    read_xml_element e = {.name = text_of(name),
                          .space = text_of(space),
                          .depth = p->depth,
                          .text = "",
                          .place = place_of_tag(p)};
    (void)prefix;
    (void)spaces;
    (void)declared;
    if (p->code != ERG_OK) return;
    base_arena_reset(&p->scratch);
    if (p->depth == READ_XML_DEPTH_MAX) {
        stop(p, base_fail_at(p->err, ERG_ELIMIT, e.place,
                             "elements nested deeper than the limit of %d",
                             READ_XML_DEPTH_MAX));
        return;
    }
    drop_blanks(p);
    p->starts[p->depth++] = p->text.length;
    if (count - by_default > READ_XML_ATTRIBUTES_MAX)
        stop(p, base_fail_at(p->err, ERG_ELIMIT, e.place,
                             "more attributes than the limit of %d",
                             READ_XML_ATTRIBUTES_MAX));
    else if (!take_attributes(p, &e, attributes, (size_t)(count - by_default)))
        stop(p, base_fail_memory(p->err));
    else
        take(p, p->handler->begin(p->handler->to, &e, p->err));
}

static void end_element(void *to, const xmlChar *name, const xmlChar *prefix,
                        const xmlChar *space)
{
    struct parsing *p = to;
    (void)prefix;
    if (p->code != ERG_OK) return;
    size_t start = p->starts[--p->depth];
    read_xml_element e = {.name = text_of(name),
                          .space = text_of(space),
                          .depth = p->depth,
                          .text = p->text.data ? p->text.data + start : "",
                          .length = p->text.length - start,
                          .place = place_here(p)};
    erg_code code = p->text.failed ? base_fail_memory(p->err)
                                   : p->handler->end(p->handler->to, &e, p->err);
    take(p, code);
    cut_text(p, start);
}

static void add_text(void *to, const xmlChar *text, int n)
{
    struct parsing *p = to;
    if (p->code != ERG_OK) return;
    if (p->text.length + (size_t)n > READ_RECORD_MAX)
        stop(p,
             base_fail_at(p->err, ERG_ELIMIT, place_here(p),
                          "text is longer than the limit of %d bytes", READ_RECORD_MAX));
    else
        base_buffer_add_n(&p->text, (const char *)text, (size_t)n);
}

/* --- declarations: none --- */

static void refuse_entity(void *to, const xmlChar *name, int type,
                          const xmlChar *public_id, const xmlChar *system_id,
                          xmlChar *content)
{
    struct parsing *p = to;
    (void)type;
    (void)public_id;
    (void)system_id;
    (void)content;
    stop(p,
         base_fail_at(p->err, ERG_EPARSE, place_here(p),
                      "entity '%.80s' is declared, and erg expands none", text_of(name)));
}

/* They could give every element more than the file has. */
static void refuse_attribute(void *to, const xmlChar *element, const xmlChar *name,
                             int type, int by_default, const xmlChar *value,
                             xmlEnumerationPtr words)
{
    struct parsing *p = to;
    (void)element;
    (void)type;
    (void)by_default;
    (void)value;
    xmlFreeEnumeration(words);
    stop(p, base_fail_at(p->err, ERG_EPARSE, place_here(p),
                         "attribute '%.80s' is declared in a DTD, and erg reads none",
                         text_of(name)));
}

static xmlEntityPtr find_entity(void *to, const xmlChar *name)
{
    struct parsing *p = to;
    xmlEntityPtr known = xmlGetPredefinedEntity(name);
    if (!known)
        stop(p, base_fail_at(p->err, ERG_EPARSE, place_here(p),
                             "unknown entity '&%.80s;'", text_of(name)));
    return known;
}

/* --- the source --- */

/* Looks at no byte of a tag twice. */
static bool is_crowded(struct tag *tag, const xmlParserInput *input)
{
    unsigned long begin = input->consumed + (unsigned long)(input->cur - input->base);
    if (begin != tag->begin) *tag = (struct tag){.begin = begin};
    const xmlChar *at = input->cur + tag->seen;
    for (; at < input->end && (tag->quote || *at != '>'); at++) {
        if (tag->quote && *at == tag->quote)
            tag->quote = 0;
        else if (!tag->quote && (*at == '"' || *at == '\''))
            tag->quote = *at;
        tag->count += !tag->quote && *at == '=';
    }
    tag->seen = (size_t)(at - input->cur);
    return tag->count > READ_XML_ATTRIBUTES_MAX;
}

/* Refuses names without number, and a tag that is not whole yet and has too many bytes or
 * attributes: its "=" outside of quotes are counted. */
static void check_limits(struct parsing *p)
{
    const xmlParserInput *input = p->parser->input;
    if (xmlDictSize(p->parser->dict) > NAMES_MAX)
        stop(p, base_fail_at(p->err, ERG_ELIMIT, place_here(p),
                             "more names than the limit of %d", NAMES_MAX));
    if (!input || input->end - input->cur < LONG_TAG || input->cur[0] != '<') return;
    if (input->cur[1] == '!' || input->cur[1] == '?') return;
    if (input->end - input->cur > TAG_MAX)
        stop(p, base_fail_at(p->err, ERG_ELIMIT, place_here(p),
                             "tag is longer than the limit of %d bytes", TAG_MAX));
    else if (is_crowded(&p->tag, input))
        stop(p, base_fail_at(p->err, ERG_ELIMIT, place_here(p),
                             "more attributes than the limit of %d",
                             READ_XML_ATTRIBUTES_MAX));
}

static void feed(struct parsing *p, const char *data, size_t n)
{
    while (n > 0 && p->code == ERG_OK) {
        size_t piece = n < LONG_TAG ? n : LONG_TAG;
        xmlParseChunk(p->parser, data, (int)piece, 0);
        if (p->code == ERG_OK) check_limits(p);
        data += piece;
        n -= piece;
    }
}

static erg_code open_parser(struct parsing *p, const char *first, size_t n)
{
    xmlSAXHandler sax = {.initialized = XML_SAX2_MAGIC,
                         .startElementNs = begin_element,
                         .endElementNs = end_element,
                         .characters = add_text,
                         .cdataBlock = add_text,
                         .entityDecl = refuse_entity,
                         .attributeDecl = refuse_attribute,
                         .getEntity = find_entity,
                         .serror = hear_error};
    p->parser = xmlCreatePushParserCtxt(&sax, p, first, (int)n, NULL);
    if (!p->parser) return base_fail_memory(p->err);
    /* NOENT: "&amp;" comes as "&", not as "&#38;". Others than the five never come. */
    xmlCtxtUseOptions(p->parser, XML_PARSE_NONET | XML_PARSE_NOENT);
    return p->code;
}

/* The encoding is told from the first four bytes. */
static void read_source_to_end(struct parsing *p, read_source *source)
{
    char *data = NULL;
    size_t n = 0;
    erg_code code = read_source_chunk(source, &data, &n, p->err);
    size_t first = n < FIRST_BYTES ? n : FIRST_BYTES;
    if (code == ERG_OK) code = open_parser(p, data, first);
    if (code == ERG_OK) feed(p, data + first, n - first);
    while (code == ERG_OK && p->code == ERG_OK && n > 0) {
        code = read_source_chunk(source, &data, &n, p->err);
        if (code == ERG_OK) feed(p, data, n);
    }
    if (code == ERG_OK && p->code == ERG_OK) xmlParseChunk(p->parser, NULL, 0, 1);
    if (p->code == ERG_OK) p->code = code;
}

/* What libxml2 says outside of a parser it would print. */
#if LIBXML_VERSION >= 21200
static void hear_nothing(void *to, const xmlError *error)
#else
static void hear_nothing(void *to, xmlErrorPtr error)
#endif
{
    (void)to;
    (void)error;
}

erg_code read_xml(read_source *source, const read_xml_handler *handler, erg_error *err)
{
    erg_error own;
    base_error_clear(&own);
    struct parsing p = {
        .file = read_source_name(source), .handler = handler, .err = err ? err : &own};
    xmlStructuredErrorFunc heard = xmlStructuredError;
    void *hearer = xmlStructuredErrorContext;
    xmlSetStructuredErrorFunc(NULL, hear_nothing);
    read_source_to_end(&p, source);
    if (p.code == ERG_OK && p.parser && !p.parser->wellFormed)
        p.code = base_fail_at(p.err, ERG_EPARSE, (base_place){p.file, 0, 0},
                              "XML: it is not well-formed");
    /* It begins a document for entities that are declared, whoever hears of them. */
    if (p.parser && p.parser->myDoc) xmlFreeDoc(p.parser->myDoc);
    xmlFreeParserCtxt(p.parser);
    xmlResetLastError();
    xmlSetStructuredErrorFunc(hearer, heard);
    base_arena_free(&p.scratch);
    base_buffer_free(&p.text);
    return p.code;
}

const char *read_xml_attribute_of(const read_xml_element *e, const char *name)
{
    for (size_t i = 0; i < e->count; i++)
        if (strcmp(e->attributes[i].name, name) == 0) return e->attributes[i].value;
    return NULL;
}
