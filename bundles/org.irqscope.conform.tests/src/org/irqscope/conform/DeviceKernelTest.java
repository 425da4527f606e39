package org.irqscope.conform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.irqscope.emulator.script.OpScript;
import org.irqscope.emulator.script.x86.EmulatedX86Vm;
import org.irqscope.emulator.x86.Host;
import org.irqscope.kvm.HostBackend;
import org.irqscope.kvm.HostKvm;
import org.irqscope.kvm.Obstacle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What a VMM asks of the kernel for devices with a line, or with queues, leads to the interrupts that the devices had,
 * in the emulator and on this host's KVM: random accesses of the guest, and what comes from outside.
 */
class DeviceKernelTest {
	private static final int OPERATIONS = 40, SEQUENCES = 20;
	private static final String EOI = "write32 0xfee000b0 0 ";

	/** The devices. */
	enum Device {
		SERIAL_QEMU("uart 0 4", 4, 0x34), SERIAL_KVMTOOL("uart 1 4", 4, 0x34), SERIAL_MINIMAL("uart 2 4", 4, 0x34),
		EDU("pci-pin 8 11", 11, 0x803b), INTX_RESAMPLE("pci-pin 9 20", 20, 0x8052),
		INTX_SLOW("pci-pin 10 20", 20, 0x8052), VIRTIO_QUEUE("pci 2 2", 12, 0x3c), VHOST_QUEUE("pci 3 2", 12, 0x3c),
		EXIT_QUEUE("pci 1 2", 12, 0x3c), MMIO_QEMU("virtio-mmio 0 12", 12, 0x803c),
		MMIO_KVMTOOL("virtio-mmio 1 12", 12, 0x3c), MMIO_EVENTFD("virtio-mmio 2 12 1", 12, 0x3c);

		private final String made;
		private final int pin, entry;

		Device(String made, int pin, int entry) {
			this.made = made;
			this.pin = pin;
			this.entry = entry;
		}

		private boolean hasQueueOnBus() {
			return made.startsWith("pci ");
		}

		/** The guest opens the pin, and the device is made. */
		private List<String> begin() {
			List<String> script = new ArrayList<>(List.of("vm 2", "lapic-enable", "out 0x21 0xff", "out 0xa1 0xff",
					"write32 0xfec00000 " + (0x11 + 2 * pin), "write32 0xfec00010 0",
					"write32 0xfec00000 " + (0x10 + 2 * pin), "write32 0xfec00010 " + entry, made));
			if (hasQueueOnBus())
				script.add("virtqueue 0 1");
			else if (made.startsWith("uart"))
				script.add("out 0x3f9 1");
			return script;
		}

		private String operation(SplittableRandom random) {
			return switch (this) {
			case SERIAL_QEMU, SERIAL_KVMTOOL -> serial(random, 6);
			// What the irqfd injects late comes with the next byte, not within the guest's own access.
			case SERIAL_MINIMAL -> serial(random, 4);
			case EDU -> edu(random);
			case INTX_RESAMPLE, INTX_SLOW -> random.nextInt(3) > 0 ? "device-event 0 0" : "read32 0xfea00000";
			case VIRTIO_QUEUE, VHOST_QUEUE, EXIT_QUEUE -> queue(random);
			default -> mmio(random);
			};
		}

		private static String serial(SplittableRandom random, int sorts) {
			return switch (random.nextInt(sorts)) {
			case 0, 1 -> "device-event 0 0x61";
			case 2 -> "in 0x3f8";
			case 3 -> "in 0x3fa";
			case 4 -> "out 0x3f9 " + random.nextInt(16);
			default -> "out 0x3f8 0x41";
			};
		}

		private static String edu(SplittableRandom random) {
			return switch (random.nextInt(6)) {
			case 0, 1 -> "write32 0xfea00060 " + (1 + random.nextInt(7));
			case 2, 3 -> "write32 0xfea00064 " + random.nextInt(8);
			case 4 -> "pci-command 0 " + (random.nextBoolean() ? 0x404 : 4);
			default -> "pci-config 0 0x42 " + random.nextInt(2);
			};
		}

		private static String queue(SplittableRandom random) {
			return switch (random.nextInt(6)) {
			case 0, 1 -> "vq-add 0 0";
			case 2 -> "vq-handle 0 0";
			case 3 -> "config-change 0";
			case 4 -> "msix-mask 0 " + random.nextInt(2);
			default -> "msix-unmask 0 " + random.nextInt(2);
			};
		}

		private static String mmio(SplittableRandom random) {
			return switch (random.nextInt(5)) {
			case 0, 1 -> "vq-add 0 0";
			case 2 -> "vq-handle 0 0";
			case 3 -> "config-change 0";
			default -> "write32 0xd0000064 " + random.nextInt(4);
			};
		}
	}

	private static List<String> script(Device device, long seed) {
		SplittableRandom random = new SplittableRandom(seed);
		List<String> script = device.begin();
		for (int at = 0; at < OPERATIONS; at++)
			script.add(switch (random.nextInt(4)) {
			case 0 -> "ack 0";
			case 1 -> EOI + "0";
			default -> device.operation(random);
			});
		return script;
	}

	/** The calls alone leave the local APICs as the VMM's machine had them. */
	@ParameterizedTest
	@EnumSource
	void callsAreAllThatTheVmmDoes(Device device) throws Exception {
		int interrupts = 0;
		for (long seed = 0; seed < SEQUENCES; seed++) {
			KernelHalf half = new KernelHalf(Host.DEFAULT);
			List<String> script = script(device, seed);
			interrupts += PciKernelTest.replay(half, half.of(script), device + " " + seed + "\n"
					+ String.join("\n", script));
		}
		assertTrue(interrupts > 0, interrupts + " interrupts were left");
	}

	@ParameterizedTest
	@EnumSource
	void hostAnswersAsTheEmulatorDoes(Device device) throws Exception {
		assumeTrue(HostKvm.check().isEmpty(),
				() -> HostKvm.check().stream().map(Obstacle::text).collect(Collectors.joining("; ")));
		Host parameters = HostParameters.read();
		assumeFalse(parameters.apicv(), "APIC virtualization is on");
		try (HostBackend host = HostBackend.open()) {
			for (long seed = 0; seed < SEQUENCES; seed++) {
				List<String> calls = new KernelHalf(parameters).of(script(device, seed));
				ScriptComparison comparison = ScriptComparison.run(OpScript.parse(calls),
						EmulatedX86Vm.backend(parameters), host, new NullProgressMonitor());
				assertEquals("", comparison.difference()
						.map(one -> one.first().json() + "\n" + one.second().json() + "\n" + String.join("\n", calls))
						.orElse(""), device + " " + seed);
			}
		}
	}
}
