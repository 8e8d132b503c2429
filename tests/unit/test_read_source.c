/* Inputs as streams: lines, chunks, all at once, through files and pipes. */
#define _XOPEN_SOURCE 700 /* for pseudo-terminals */

#include "read_help.h"

#include <fcntl.h>
#include <sys/wait.h>
#include <termios.h>

#include "read/head.h"
#include "read/source.h"

static void lines(void **state)
{
    (void)state;
    static const char text[] = "\xEF\xBB\xBF"
                               "one\n\ntwo\r\nlast";
    static const char *const wanted[] = {"one", "", "two\r", "last"};
    reading r = reading_begin();
    read_source *source = NULL;
    char *line = NULL;
    size_t n = 0;
    char digest[BASE_DIGEST_TEXT];
    assert_int_equal(
        read_source_open(&source, reading_write(&r, "t", text, sizeof text - 1), &r.err),
        ERG_OK);
    assert_string_equal(read_source_name(source), r.names[0]);
    read_source_head(source, &n);
    assert_int_equal(n, sizeof text - 1 - 3);
    for (size_t i = 0; i < 4; i++) {
        assert_int_equal(read_source_line(source, &line, &n, &r.err), ERG_OK);
        assert_non_null(line);
        assert_int_equal(n, strlen(wanted[i]));
        assert_memory_equal(line, wanted[i], n);
    }
    assert_int_equal(read_source_line(source, &line, &n, &r.err), ERG_OK);
    assert_null(line);
    /* Over all bytes, the byte order mark too: sha256sum says the same. */
    read_source_digest(source, digest);
    assert_string_equal(
        digest,
        "sha256:0faf59f7d9ff4c3c9328817849a8ea20e6ae1f4b58172a0a60cebc75e61da3c5");
    read_source_close(source);
    read_source_close(NULL);
    reading_end(&r);
}

/* A pipe gives its bytes in pieces. */
static void pipe_in_pieces(void **state)
{
    (void)state;
    enum { SIZE = 300000 };
    reading r = reading_begin();
    char path[64];
    char *text = NULL;
    size_t n = 0;
    read_source *source = NULL;
    snprintf(path, sizeof path, "%s/pipe", r.folder);
    assert_int_equal(mkfifo(path, 0600), 0);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        int fd = open(path, O_WRONLY);
        for (int i = 0; i < SIZE; i += 1000) {
            char piece[1000];
            memset(piece, 'a' + i / 1000 % 26, sizeof piece);
            if (write(fd, piece, sizeof piece) != sizeof piece) _exit(1);
        }
        _exit(0);
    }
    assert_int_equal(read_source_open(&source, path, &r.err), ERG_OK);
    bool at_end = false;
    size_t got = 0;
    size_t used = 0;
    while (!at_end) {
        size_t left = n - used;
        assert_int_equal(read_source_window(source, used, &text, &n, &at_end, &r.err),
                         ERG_OK);
        assert_true(at_end || n >= 2 * left);
        used = n > 40 && !at_end ? n - 40 : n; /* what is left comes again */
        for (size_t i = 0; i < used; i++, got++)
            assert_int_equal(text[i], 'a' + (int)(got / 1000 % 26));
    }
    assert_int_equal(got, SIZE);
    read_source_close(source);
    unlink(path);
    reading_end(&r);
}

static void cannot_be_read(void **state)
{
    (void)state;
    read_source *source = NULL;
    erg_error err = {0};
    assert_int_equal(read_source_open(&source, "/tmp", &err), ERG_EIO);
    assert_string_equal(err.text, "/tmp: cannot read: it is a folder");
    assert_null(source);
    err = (erg_error){0};
    assert_int_equal(read_source_open(&source, "/proc/self/mem", &err), ERG_EIO);
    assert_string_equal(err.text, "/proc/self/mem: cannot read: Input/output error");
}

/* Longer than what is looked at before a reader begins. */
typedef struct broken {
    const char *begin, *filler, *end;
} broken;

static void write_text(int fd, const char *text)
{
    size_t n = strlen(text);
    while (n > 0) {
        ssize_t put = write(fd, text, n);
        if (put <= 0) _exit(1);
        text += put;
        n -= (size_t)put;
    }
}

/* A child writes the text to a terminal, which then goes away: reading on is an error,
 * not an end. The terminal is standard input now; *saved is what that was. */
static bool lose_terminal(const broken *text, int *saved, pid_t *child)
{
    int terminal = posix_openpt(O_RDWR | O_NOCTTY);
    if (terminal < 0 || grantpt(terminal) != 0 || unlockpt(terminal) != 0) return false;
    int other = open(ptsname(terminal), O_RDWR | O_NOCTTY);
    struct termios raw;
    assert_true(other >= 0);
    assert_int_equal(tcgetattr(other, &raw), 0);
    raw.c_oflag &= ~(tcflag_t)OPOST;
    assert_int_equal(tcsetattr(other, TCSANOW, &raw), 0);
    *child = fork();
    assert_true(*child >= 0);
    if (*child == 0) {
        close(terminal);
        write_text(other, text->begin);
        for (size_t i = 0; i < 3 * READ_HEAD_MAX / strlen(text->filler); i++)
            write_text(other, text->filler);
        write_text(other, text->end);
        _exit(0);
    }
    close(other);
    *saved = dup(STDIN_FILENO);
    dup2(terminal, STDIN_FILENO);
    close(terminal);
    return true;
}

static void fails_on_the_way(void **state)
{
    (void)state;
    static const char blanks[] = "                                ";
    static const broken texts[] = {
        {"{\"entities\":[", blanks, "{\"id\":\"a\"},"},
        {"{\"entities\":[", blanks, "{\"id\":\"a"},
        {"{\"format\":\"erg.dataset\",\"entities\":[{\"id\":\"", "aaaaaaaa", ""},
        {"{\"type\":\"dataset\",\"format\":\"erg.dataset\"}\n", blanks, "\n{\"id\""},
        {"id,source,target\n", ",b,c\n", ",b"},
        {"<graphml><graph>", blanks, "<node id='a'/>"},
        {"graph {", blanks, "a -- "},
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        erg_dataset *dataset = NULL;
        erg_error err = {0};
        const char *path = "-";
        int saved = -1;
        pid_t child = -1;
        if (!lose_terminal(&texts[i], &saved, &child)) skip();
        erg_code code = erg_dataset_read(&dataset, &path, 1, NULL, &err);
        dup2(saved, STDIN_FILENO);
        close(saved);
        assert_int_equal(waitpid(child, NULL, 0), child);
        if (code != ERG_EIO) fail_msg("%s: %s", texts[i].begin, err.text);
        assert_null(dataset);
        assert_string_equal(err.text, "standard input: cannot read: Input/output error");
    }
}

static void heads(void **state)
{
    (void)state;
    static const char head[] = " {\"a\\\"\":[{\"format\":\"no\"},\"}\"],\"format\" : "
                               "\"erg.x\", \"n\":12 ,\"t\":\"cu";
    size_t n = sizeof head - 1;
    const char *value = NULL;
    size_t length = 0;
    assert_true(read_head_says(head, n, "format", "erg.x"));
    assert_false(read_head_says(head, n, "format", "erg"));
    assert_true(read_head_member(head, n, "n", &value, &length));
    assert_memory_equal(value, "12 ", 3);
    assert_true(read_head_member(head, n, "t", &value, &length));
    assert_false(read_head_member(head, n, "no", &value, &length));
    assert_false(read_head_member("[1]", 3, "a", &value, &length));
    /* Cut off anywhere, nothing is read past the end. */
    for (size_t i = 0; i < n; i++) {
        char *part = malloc(i + 1);
        assert_non_null(part);
        memcpy(part, head, i);
        read_head_says(part, i, "format", "erg.x");
        read_head_is_line(part, i);
        free(part);
    }
    assert_true(read_head_is_line("{\"a\":{\"}\\n\":1}} \r\n{", 19));
    assert_true(read_head_is_line("{}", 2));
    assert_false(read_head_is_line("{\"a\":\n1}", 8));
    assert_false(read_head_is_line("{} {}", 5));
    assert_false(read_head_is_line("[]", 2));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines),          cmocka_unit_test(pipe_in_pieces),
        cmocka_unit_test(cannot_be_read), cmocka_unit_test(fails_on_the_way),
        cmocka_unit_test(heads),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
