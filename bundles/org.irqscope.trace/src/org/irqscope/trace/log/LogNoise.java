package org.irqscope.trace.log;

import java.util.regex.Pattern;

/** What stands around call traces in the kernel's log and says nothing of them. Keeps no state, for any thread. */
final class LogNoise {
	private static final Pattern NOISE = Pattern.compile(String.join("|",
			"-{3,}\\[ end trace [0-9a-f]+ \\]-{3,}",
			"sysrq: .*",
			"NMI backtrace for cpu \\d+.*",
			"Sending NMI from CPU .*",
			"(?:rcu: )?(?:INFO: )?rcu_\\w+ (?:self-)?detected .*",
			"Modules linked in:.*",
			"Hardware name: .*",
			"Workqueue: .*",
			"Code: [0-9a-f<> ]+.*",
			"RIP: 0033:.*",
			"RSP: (?:[0-9a-f]{4}:)?[0-9a-f]+.*",
			"R[A-Z0-9]{2}: [0-9a-f]{16}.*",
			"(?:[FC]S|CR2|DR[0-9]): .*",
			"PKRU: [0-9a-f]{8}",
			"\"echo 0 > /proc/sys/kernel/\\w+\" disables this message\\.",
			"\\s*(?:Not tainted|Tainted:) .*"));

	private LogNoise() {
	}

	static boolean is(String message) {
		return NOISE.matcher(message).matches();
	}
}
