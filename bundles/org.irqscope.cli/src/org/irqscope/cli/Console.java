package org.irqscope.cli;

import java.io.PrintStream;

import org.eclipse.core.runtime.IProgressMonitor;

/**
 * Where a command prints and who waits for it.
 *
 * @param out for results
 * @param err for messages
 * @param monitor told how far long work is; may cancel it
 */
public record Console(PrintStream out, PrintStream err, IProgressMonitor monitor) {
}
