package org.irqscope.bench;

/**
 * What is measured: a commit.
 *
 * @param classPath its bundles, its benchmarks and JMH
 */
record Side(String name, String classPath) {
	/** {@code NAME=CLASSPATH} */
	static Side parse(String argument) {
		int end = argument.indexOf('=');
		return new Side(argument.substring(0, end), argument.substring(end + 1));
	}
}
