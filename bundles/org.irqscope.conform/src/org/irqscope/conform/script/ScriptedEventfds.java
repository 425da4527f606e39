package org.irqscope.conform.script;

import java.util.ArrayList;
import java.util.List;

import org.irqscope.emulator.script.OpCode;

/** The eventfds of a script, each with the irqfd that it was made for. Used by one thread. */
public final class ScriptedEventfds {
	private static final int MOST = 40;
	private final ScriptWriter writer;
	private final List<Binding> bindings = new ArrayList<>();

	/** What an eventfd was bound to when it was made; the kernel may have refused. */
	private record Binding(int gsi, boolean resample) {
	}

	public ScriptedEventfds(ScriptWriter writer) {
		this.writer = writer;
	}

	public boolean isEmpty() {
		return bindings.isEmpty();
	}

	public boolean isFull() {
		return bindings.size() == MOST;
	}

	/** Any of the eventfds, by its number. */
	public int any() {
		return writer.below(bindings.size());
	}

	public int gsi(int number) {
		return bindings.get(number).gsi;
	}

	public void bind(int gsi, boolean resample) {
		if (resample)
			writer.op(OpCode.IRQFD, gsi, 1);
		else
			writer.op(OpCode.IRQFD, gsi);
		bindings.add(new Binding(gsi, resample));
	}

	public void signal() {
		if (!isEmpty())
			writer.op(OpCode.SIGNAL, any());
	}

	public void resample() {
		if (!isEmpty())
			writer.op(OpCode.RESAMPLE, any());
	}

	/** Only one that resamples remains: a machine that goes lets go of them in no certain order. */
	public void end() {
		boolean kept = false;
		for (int number = 0; number < bindings.size(); number++) {
			Binding binding = bindings.get(number);
			if (binding.resample && kept)
				writer.op(OpCode.IRQFD_DEL, number, binding.gsi);
			kept |= binding.resample;
		}
	}
}
