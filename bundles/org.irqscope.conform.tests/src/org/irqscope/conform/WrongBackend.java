package org.irqscope.conform;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Optional;

import org.irqscope.emulator.script.x86.EmulatedX86Vm;
import org.irqscope.emulator.script.x86.X86Backend;
import org.irqscope.emulator.script.x86.X86Vm;
import org.irqscope.emulator.x86.Host;
import org.irqscope.emulator.x86.pic.KpicState;

/** The emulator with one bit wrong: the PIC forgets the level of input 5 while that is level-triggered. */
final class WrongBackend implements X86Backend {
	private static final int INPUT = 1 << 5;

	private final X86Backend right = EmulatedX86Vm.backend(Host.DEFAULT);
	private final boolean events;
	private int mistakes;
	private final int mostMistakes;

	/**
	 * A backend that is wrong so many times.
	 *
	 * @param events whether it shows tracepoints
	 */
	WrongBackend(boolean events, int mostMistakes) {
		this.events = events;
		this.mostMistakes = mostMistakes;
	}

	@Override
	public X86Vm create(int vcpus, boolean split) {
		X86Vm vm = right.create(vcpus, split);
		return (X86Vm) Proxy.newProxyInstance(X86Vm.class.getClassLoader(), new Class<?>[] { X86Vm.class },
				(proxy, method, arguments) -> answer(invoke(vm, method, arguments), method));
	}

	private static Object invoke(X86Vm vm, Method method, Object[] arguments) throws Throwable {
		try {
			return method.invoke(vm, arguments);
		} catch (InvocationTargetException e) {
			throw e.getCause();
		}
	}

	private Object answer(Object answer, Method method) {
		if (method.getName().equals("events") && !events)
			return Optional.empty();
		if (!(answer instanceof KpicState pic) || (pic.irr() & pic.elcr() & INPUT) == 0 || mistakes == mostMistakes)
			return answer;
		mistakes++;
		return new KpicState(pic.lastIrr(), pic.irr() & ~INPUT, pic.imr(), pic.isr(), pic.priorityAdd(), pic.irqBase(),
				pic.readRegSelect(), pic.poll(), pic.specialMask(), pic.initState(), pic.autoEoi(),
				pic.rotateOnAutoEoi(), pic.specialFullyNestedMode(), pic.init4(), pic.elcr(), pic.elcrMask());
	}
}
