/* The kernel's trace: tracepoints and functions, told in the kernel's own text. Nothing else runs that uses KVM. */
#define _GNU_SOURCE
#include "agent.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define TRACING "/sys/kernel/tracing/"
#define BUFFER_SIZE_KB "4096"

static FILE *pipe_lines;

static int put_as(int flags, const char *file, const char *text) {
	char path[256];
	snprintf(path, sizeof path, TRACING "%s", file);
	int fd = open(path, O_WRONLY | O_CLOEXEC | flags);
	if (fd < 0)
		return -errno;
	int result = write(fd, text, strlen(text)) < 0 ? -errno : 0;
	/* Some files refuse what they were given only now. */
	return close(fd) < 0 && !result ? -errno : result;
}

static int put(const char *file, const char *text) { return put_as(O_TRUNC, file, text); }
static int append(const char *file, const char *text) { return put_as(O_APPEND, file, text); }

static void open_pipe(void) {
	int fd = open(TRACING "trace_pipe", O_RDONLY | O_NONBLOCK | O_CLOEXEC);
	pipe_lines = fd < 0 ? NULL : fdopen(fd, "r");
}

void trace_open(void) {
	put("buffer_size_kb", BUFFER_SIZE_KB);
	open_pipe();
}

/* From here on these tracepoints of KVM are told, and no others. */
void trace_events(char *names) {
	char file[128];
	put("events/enable", "0");
	for (char *name = strsep(&names, " "); name; name = strsep(&names, " ")) {
		snprintf(file, sizeof file, "events/kvm/%s/enable", name);
		put(file, "1");
	}
}

/* From here on calls of these functions are told; with none, none are. A name that the compiler inlined is passed over. */
int trace_functions(char *names) {
	int known = 0;
	/* The tracer stays as it is while somebody reads. */
	if (pipe_lines)
		fclose(pipe_lines);
	put("current_tracer", "nop");
	put("set_ftrace_filter", "");
	for (char *name = strsep(&names, " "); name; name = strsep(&names, " "))
		known += *name && append("set_ftrace_filter", name) >= 0;
	int result = known ? put("current_tracer", "function") : 0;
	open_pipe();
	return result < 0 ? result : known;
}

/* Who it was: the agent itself, a worker, or an interrupt in a task that has nothing to do with it. */
static char who(const char *line) {
	line += strspn(line, " ");
	return !strncmp(line, "kworker", 7) ? 'k' : strstr(line, "-1 ") ? 'v' : 'i';
}

static void answer_line(char *line, FILE *out) {
	char *processor = strstr(line, "] "), *text = processor ? strstr(processor, ": ") : NULL;
	if (line[0] == '#' || !text || strchr(line, '[') > processor)
		return;
	*text = 0;
	char *flags = processor + 2, *end = strchr(flags, ' ');
	size_t length = strlen(text + 2);
	while (length && (text[length + 1] == ' ' || text[length + 1] == '\n'))
		text[2 + --length] = 0;
	fprintf(out, "e %c%.*s %s\n", who(line), end ? (int)(end - flags) : 0, flags, text + 2);
}

void trace_answer(FILE *out) {
	static char line[4096];
	if (!pipe_lines)
		return;
	clearerr(pipe_lines);
	while (fgets(line, sizeof line, pipe_lines))
		answer_line(line, out);
}
