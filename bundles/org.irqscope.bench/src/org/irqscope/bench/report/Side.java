package org.irqscope.bench.report;

/**
 * What is measured: a commit. Immutable, for any thread.
 *
 * @param classPath its bundles, its benchmarks and JMH
 */
public record Side(String name, String classPath) {
	/** {@code NAME=CLASSPATH} */
	public static Side parse(String argument) {
		int end = argument.indexOf('=');
		return new Side(argument.substring(0, end), argument.substring(end + 1));
	}
}
