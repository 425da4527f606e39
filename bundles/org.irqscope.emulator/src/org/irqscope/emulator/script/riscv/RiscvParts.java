package org.irqscope.emulator.script.riscv;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

import org.irqscope.emulator.riscv.RiscvVcpu;
import org.irqscope.emulator.riscv.aia.AiaDevice;
import org.irqscope.emulator.riscv.aplic.AplicRegisters;
import org.irqscope.emulator.riscv.imsic.ImsicRegisters;

/** What can be read of a machine of the emulator with the ioctls of user space, as JSON. */
final class RiscvParts {
	private static final List<String> CONFIG = List.of("mode", "nr_ids", "nr_sources", "nr_group_bits",
			"nr_group_shift", "nr_hart_bits", "nr_guest_bits");

	private final EmulatedRiscvVm vm;

	RiscvParts(EmulatedRiscvVm vm) {
		this.vm = vm;
	}

	Map<String, String> all() {
		Map<String, String> parts = new TreeMap<>();
		if (vm.kvm().aia.inKernel())
			parts.put("aia", aia());
		if (vm.kvm().aia.initialized() && vm.kvm().aia.nrSources() > 0)
			parts.put("aplic", aplic());
		for (RiscvVcpu vcpu : vm.kvm().vcpus())
			parts.put("hart" + vcpu.index, hart(vcpu));
		return parts;
	}

	private String aia() {
		return LongStream.range(0, CONFIG.size())
				.mapToObj(at -> "\"" + CONFIG.get((int) at) + "\":" + vm.get(AiaDevice.CONFIG, at))
				.collect(Collectors.joining(",", "{", "}"));
	}

	private String aplic() {
		int sources = vm.kvm().aia.nrSources();
		int words = (sources + 32) / 32;
		return "{\"domaincfg\":\"" + hex(AiaDevice.APLIC, AplicRegisters.DOMAINCFG) + "\",\"genmsi\":\""
				+ hex(AiaDevice.APLIC, AplicRegisters.GENMSI) + "\""
				+ registers("sourcecfg", AiaDevice.APLIC, AplicRegisters.SOURCECFG, sources, 4)
				+ registers("target", AiaDevice.APLIC, AplicRegisters.TARGET, sources, 4)
				+ registers("setip", AiaDevice.APLIC, AplicRegisters.SETIP, words, 4)
				+ registers("in_clrip", AiaDevice.APLIC, AplicRegisters.IN_CLRIP, words, 4)
				+ registers("setie", AiaDevice.APLIC, AplicRegisters.SETIE, words, 4) + "}";
	}

	private String registers(String name, int group, long first, int count, int step) {
		return LongStream.range(0, count).mapToObj(at -> "\"" + hex(group, first + at * step) + "\"")
				.collect(Collectors.joining(",", ",\"" + name + "\":[", "]"));
	}

	private String hex(int group, long attribute) {
		return Long.toHexString(vm.get(group, attribute));
	}

	private String hart(RiscvVcpu vcpu) {
		String state = "{\"mp_state\":" + vcpu.mpState() + ",\"sip\":\"" + Long.toHexString(vcpu.interrupts.getSip())
				+ "\",\"sie\":\"" + Long.toHexString(vcpu.interrupts.vsie()) + "\",\"compare\":\""
				+ Long.toHexString(vcpu.timer.nextCycles()) + "\"";
		return vm.kvm().aia.imsicInitialized(vcpu.index) ? state + file(vcpu) + "}" : state + "}";
	}

	private String file(RiscvVcpu vcpu) {
		long hart = (long) vcpu.id() << 12;
		int words = (vm.kvm().aia.nrIds() + 64) / 64;
		return ",\"eidelivery\":" + vm.get(AiaDevice.IMSIC, hart | ImsicRegisters.EIDELIVERY) + ",\"eithreshold\":"
				+ vm.get(AiaDevice.IMSIC, hart | ImsicRegisters.EITHRESHOLD)
				+ registers("eip", AiaDevice.IMSIC, hart | ImsicRegisters.EIP0, words, 2)
				+ registers("eie", AiaDevice.IMSIC, hart | ImsicRegisters.EIE0, words, 2);
	}
}
