package org.irqscope.core.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.irqscope.core.Texts;
import org.irqscope.core.run.Impulse;
import org.irqscope.emulator.script.Language;
import org.irqscope.emulator.script.OpReader;
import org.irqscope.emulator.script.ScriptException;
import org.irqscope.model.Device;
import org.irqscope.model.DeviceStimulus;
import org.irqscope.model.EventfdStimulus;
import org.irqscope.model.IrqLineStimulus;
import org.irqscope.model.Machines;
import org.irqscope.model.RiscvMachine;
import org.irqscope.model.ScriptStimulus;
import org.irqscope.model.SignalMsiStimulus;
import org.irqscope.model.Signalling;
import org.irqscope.model.Stimulus;
import org.irqscope.model.VirtualMachine;

/** What comes to a machine, out of what its document says. Called by the thread that owns the document. */
public final class Impulses {
	private static final Pattern ADVANCE = Pattern.compile("advance (\\d{1,18})");

	private Impulses() {
	}

	private static Impulse one(VirtualMachine document, Stimulus stimulus) throws MachineStateException {
		String title = Machines.title(stimulus);
		if (stimulus instanceof DeviceStimulus device && device.getDevice() != null)
			return new Impulse.OfDevice(title, document.getDevices().indexOf(checked(device.getDevice())));
		if (stimulus instanceof EventfdStimulus eventfd && eventfd.getEventfd() != null)
			return new Impulse.OfEventfd(title, document.getEventfds().indexOf(eventfd.getEventfd()));
		if (stimulus instanceof IrqLineStimulus line)
			return new Impulse.OfLine(title, line.getGsi(), line.isLevel());
		if (stimulus instanceof SignalMsiStimulus msi)
			return new Impulse.OfMessage(title, msi.getAddress(), msi.getData());
		throw incomplete(stimulus);
	}

	/**
	 * The impulses of a stimulus, of the document or made for a part of it, one after the other: of a script one a
	 * line.
	 *
	 * @throws MachineStateException when the stimulus says nothing
	 */
	public static List<Impulse> all(VirtualMachine document, Stimulus stimulus) throws MachineStateException {
		if (!(stimulus instanceof ScriptStimulus script) || script.getScript() == null)
			return List.of(one(document, stimulus));
		List<Impulse> impulses = new ArrayList<>();
		for (String line : script.getScript().strip().split("\n"))
			impulses.add(scripted(script, line.strip(), language(document)));
		return impulses;
	}

	private static Language language(VirtualMachine document) {
		return document instanceof RiscvMachine ? Language.RISCV : Language.X86;
	}

	/**
	 * The impulses of several stimuli of the document, one after the other.
	 *
	 * @param stimuli their names or ids
	 * @throws MachineStateException when there is no such stimulus, or one says nothing
	 */
	public static List<Impulse> named(VirtualMachine document, List<String> stimuli) throws MachineStateException {
		List<Impulse> impulses = new ArrayList<>();
		for (String stimulus : stimuli)
			impulses.addAll(all(document, Stimuli.named(document, Optional.of(stimulus))));
		return impulses;
	}

	/** Those of the first stimulus of the document, as above. */
	public static List<Impulse> first(VirtualMachine document) throws MachineStateException {
		return all(document, Stimuli.named(document, Optional.empty()));
	}

	/** One operation of an op script, or so much time, {@code advance NS}. */
	private static Impulse scripted(ScriptStimulus stimulus, String script, Language language)
			throws MachineStateException {
		Matcher advance = ADVANCE.matcher(script);
		if (advance.matches())
			return new Impulse.OfTime(Machines.title(stimulus), Long.parseLong(advance.group(1)));
		try {
			return new Impulse.OfOperation(
					OpReader.ofAnyMachine(language).read(script).orElseThrow(() -> incomplete(stimulus)));
		} catch (ScriptException e) {
			throw new MachineStateException(stimulus, e.getMessage());
		}
	}

	private static MachineStateException incomplete(Stimulus stimulus) {
		return new MachineStateException(Texts.of("stimulus.incomplete", stimulus.getId()));
	}

	private static Device checked(Device device) throws MachineStateException {
		if (device.getSignalling() == Signalling.IRQFD && device.getEventfd() == null && device.getPci() == null)
			throw new MachineStateException(Texts.of("stimulus.no.eventfd", device.getId()));
		return device;
	}

	/** So much virtual time. */
	public static Impulse time(long nanoseconds) {
		return new Impulse.OfTime(Texts.of("impulse.time", Long.toString(nanoseconds)), nanoseconds);
	}
}
