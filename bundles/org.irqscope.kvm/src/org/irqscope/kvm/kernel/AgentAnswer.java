package org.irqscope.kvm.kernel;

import java.util.List;

/**
 * What a kernel answered to one line.
 *
 * @param lines what happened and what has changed, each with a letter for its kind
 */
record AgentAnswer(long result, List<String> lines) {
	/** What follows the letter, in lines of a kind. */
	List<String> of(char kind) {
		return lines.stream().filter(line -> line.length() > 2 && line.charAt(0) == kind)
				.map(line -> line.substring(2)).toList();
	}
}
