#include "cli/message.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/sink.h"
#include "base/text.h"
#include "cli/progress.h"

/* In one write, so that the lines of two processes do not mix. */
static void say(const char *opening, const char *text)
{
    int to = STDERR_FILENO;
    base_buffer line = {0};
    cli_say_progress(NULL);
    base_buffer_add(&line, opening);
    base_text_escape(&line, text, strlen(text));
    base_buffer_add(&line, "\n");
    if (line.failed)
        base_sink_to_descriptor(&to, "erg: out of memory\n", 19);
    else
        base_sink_to_descriptor(&to, line.data, line.length);
    base_buffer_free(&line);
}

void cli_say_error(const erg_error *err)
{
    say("erg: ", err->text[0] ? err->text : "failed for a reason that was not given");
}

void cli_say_note(const char *format, ...)
{
    char text[ERG_ERROR_TEXT_MAX];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    say("erg: note: ", text);
}

void cli_say_fallback(const char *engine)
{
    if (engine) cli_say_note("the layout failed, '%s' took its place", engine);
}

void cli_say(const char *format, ...)
{
    char text[ERG_ERROR_TEXT_MAX];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    say("erg: ", text);
}
