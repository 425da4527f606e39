/* The first process of the small system: loads KVM, answers at a serial port, switches off at the end. */
#define _GNU_SOURCE
#include "agent.h"

#include <fcntl.h>
#include <sched.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/reboot.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <termios.h>
#include <unistd.h>

#ifndef PORT
#define PORT "/dev/ttyS1"
#endif
#define LONGEST_LINE 65536

static void mount_all(void) {
	mkdir("/proc", 0755);
	mkdir("/sys", 0755);
	mkdir("/dev", 0755);
	mount("proc", "/proc", "proc", 0, "");
	mount("sysfs", "/sys", "sysfs", 0, "");
	mount("devtmpfs", "/dev", "devtmpfs", 0, "");
	mount("tracefs", "/sys/kernel/tracing", "tracefs", 0, "");
}

/* The modules stand in a file, those that others need first. */
static void load_modules(void) {
	FILE *list = fopen("/modules", "r");
	char name[128];
	while (list && fscanf(list, "%127s", name) == 1) {
		int file = open(name, O_RDONLY | O_CLOEXEC);
		if (file < 0 || syscall(SYS_finit_module, file, "", 0))
			perror(name);
		close(file);
	}
	if (list)
		fclose(list);
}

static int open_port(void) {
	struct termios raw;
	int file = open(PORT, O_RDWR | O_NOCTTY | O_CLOEXEC);
	if (file < 0 || tcgetattr(file, &raw)) {
		perror(PORT);
		return -1;
	}
	cfmakeraw(&raw);
	cfsetspeed(&raw, B115200);
	tcsetattr(file, TCSANOW, &raw);
	return file;
}

int main(void) {
	static char line[LONGEST_LINE], buffer[LONGEST_LINE];
	mount_all();
	load_modules();
	struct rlimit files = { 3 * MAX_EVENTFDS, 3 * MAX_EVENTFDS };
	setrlimit(RLIMIT_NOFILE, &files);
	/* Workers that an operation wakes run before it goes on. */
	struct sched_param none = { 0 };
	sched_setscheduler(0, SCHED_IDLE, &none);
	machine_open();
	trace_open();
	int port = open_port();
	FILE *in = port < 0 ? NULL : fdopen(port, "r"), *out = port < 0 ? NULL : fdopen(dup(port), "w");
	if (in && out) {
		setvbuf(out, buffer, _IOFBF, sizeof buffer);
		machine_greet(out);
		fflush(out);
		while (fgets(line, sizeof line, in)) {
			line[strcspn(line, "\r\n")] = 0;
			operate(line, out);
			fflush(out);
		}
	}
	machine_close();
	reboot(RB_POWER_OFF);
	return 0;
}
