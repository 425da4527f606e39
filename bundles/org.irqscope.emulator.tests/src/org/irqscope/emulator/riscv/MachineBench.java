package org.irqscope.emulator.riscv;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.irqscope.emulator.Architecture;
import org.irqscope.emulator.journal.Context;
import org.irqscope.emulator.journal.Hop;
import org.irqscope.emulator.journal.RecordedWalk;
import org.irqscope.emulator.kvm.Eventfd;
import org.irqscope.emulator.kvm.Irqfds;
import org.irqscope.emulator.kvm.memory.MemorySlots;
import org.irqscope.emulator.kvm.routing.RoutingEntry;
import org.irqscope.emulator.riscv.aia.AiaDevice;
import org.irqscope.emulator.riscv.aia.AiaSite;
import org.irqscope.emulator.riscv.hart.HartSite;

/** One machine, recorded from its beginning, and its VM's file descriptor. */
final class MachineBench implements CaseRunner.Bench {
	static final long IMSIC = 0x0800_0000L;

	private RiscvHost host = RiscvHost.DEFAULT;
	private int looked;
	private int sources = 40;
	private int ids = 255;
	private int mode = -1;
	RiscvKvm kvm = new RiscvKvm(host, Architecture.RISCV.vocabulary());
	RiscvVmIoctls ioctls = new RiscvVmIoctls(kvm);
	private List<RoutingEntry> routes = List.of();

	MachineBench() {
		kvm.journal.start();
	}

	@Override
	public boolean knows(String word) {
		return switch (word) {
		case "kernel", "host", "new", "vcpus", "aia", "create-aia", "set", "get", "msis", "hops", "trace", "line",
				"msi", "route", "commit", "irqfd", "signal", "deassign", "resamplefd", "routes", "slot", "sources",
				"ids", "capability", "time", "routing", "aia-mode",
				"read-only-vma" -> true;
		default -> false;
		};
	}

	@Override
	public Object run(List<String> words) {
		return switch (words.get(0)) {
		case "kernel" -> fresh(host.withVersion(KernelVersion.valueOf(words.get(1))));
		case "host" -> fresh(host(words.get(1)));
		case "new" -> fresh(host);
		case "sources" -> sources = (int) at(words, 1);
		case "ids" -> ids = (int) at(words, 1);
		case "aia-mode" -> mode = (int) at(words, 1);
		case "vcpus" -> vcpus((int) at(words, 1));
		case "aia" -> initialize();
		case "create-aia" -> ioctls.aia.create();
		case "set" -> ioctls.aia.set((int) at(words, 1), at(words, 2), at(words, 3));
		case "get" -> GuestReads.of(data -> ioctls.aia.get((int) at(words, 1), at(words, 2), data));
		case "msis" -> messages();
		case "hops" -> hops();
		case "trace" -> trace();
		case "time" -> time(at(words, 1));
		case "read-only-vma" -> mapReadOnly(at(words, 1), at(words, 2));
		default -> ioctl(words);
		};
	}

	private Object ioctl(List<String> words) {
		return switch (words.get(0)) {
		case "line" -> ioctls.irqLine((int) at(words, 1), (int) at(words, 2));
		case "msi" -> ioctls.signalMsi(at(words, 1), (int) at(words, 2));
		case "route" -> route(words);
		case "commit" -> ioctls.setGsiRouting(routes);
		case "routing" -> kvm.routing().table().entries((int) at(words, 1)).toString();
		case "routes" -> kvm.routing().table().nrRtEntries();
		case "irqfd" -> irqfd((int) at(words, 1), words.size() > 2);
		case "deassign" -> kvm.irqfds().irqfd(kvm.eventfds().get(0), (int) at(words, 1), Irqfds.DEASSIGN,
				Optional.empty());
		case "signal" -> signal();
		case "resamplefd" -> kvm.eventfds().get(1).count();
		case "capability" -> ioctls.checkExtension(RiscvVmIoctls.Capability.valueOf(words.get(1)));
		default -> ioctls.setUserMemoryRegion(new MemorySlots.Slot((int) at(words, 1), (int) at(words, 2),
				at(words, 3), at(words, 4), at(words, 5)));
		};
	}

	static long at(List<String> words, int position) {
		return CaseRunner.number(words.get(position));
	}

	/** User space has mapped a part of its own memory for reading alone. */
	private int mapReadOnly(long address, long size) {
		kvm.setVmm(new RiscvVmm() {
			@Override
			public boolean canWrite(long user, long length) {
				return user + length <= address || address + size <= user;
			}
		});
		return 0;
	}

	private RiscvHost host(String word) {
		return switch (word) {
		case "without-aia" -> host.withAia(false);
		case "without-sstc" -> host.withSstc(false);
		case "guest-files" -> host.withGuestFiles(1);
		default -> throw new IllegalArgumentException(word);
		};
	}

	private int fresh(RiscvHost next) {
		host = next;
		kvm = new RiscvKvm(host, Architecture.RISCV.vocabulary());
		ioctls = new RiscvVmIoctls(kvm);
		kvm.journal.start();
		looked = 0;
		return 0;
	}

	private int vcpus(int count) {
		for (int id = 0; id < count; id++)
			ioctls.createVcpu(id);
		return 0;
	}

	/** The device as kvmtool sets it up. */
	private int initialize() {
		int harts = kvm.vcpus().size();
		int result = ioctls.aia.create();
		if (mode >= 0)
			result |= ioctls.aia.set(AiaDevice.CONFIG, AiaDevice.MODE, mode);
		result |= ioctls.aia.set(AiaDevice.CONFIG, AiaDevice.IDS, ids);
		result |= ioctls.aia.set(AiaDevice.CONFIG, AiaDevice.SOURCES, sources);
		result |= ioctls.aia.set(AiaDevice.CONFIG, AiaDevice.HART_BITS, 32 - Integer.numberOfLeadingZeros(harts - 1));
		result |= ioctls.aia.set(AiaDevice.ADDRESS, 0, IMSIC + harts * 0x1000L);
		for (int hart = 0; hart < harts; hart++)
			result |= ioctls.aia.set(AiaDevice.ADDRESS, 1 + hart, IMSIC + hart * 0x1000L);
		return result | ioctls.aia.set(AiaDevice.CONTROL, 0, 0);
	}

	/** The messages since this was last asked: hart and identity of each. */
	private String messages() {
		return newHops().stream()
				.filter(hop -> hop.site() == AiaSite.KVM_RISCV_AIA_INJECT_MSI_BY_ID && !hop.continued())
				.map(hop -> hop.arguments().get(0) + ":" + hop.arguments().get(1)).collect(Collectors.joining(" "));
	}

	/** The functions of the kernel that were entered since, but those that look without a result. */
	private String hops() {
		return newHops().stream().filter(hop -> !hop.continued() && hop.site() != HartSite.KVM_ARCH_VCPU_IOCTL_RUN)
				.map(hop -> hop.site().functionName()).collect(Collectors.joining(" "));
	}

	private String trace() {
		return newHops().stream().flatMap(hop -> hop.events().stream()).map(line -> line.line())
				.collect(Collectors.joining(" | "));
	}

	private List<Hop> newHops() {
		RecordedWalk walk = kvm.journal.soFar();
		int from = looked;
		looked = walk.size();
		return java.util.stream.IntStream.range(from, walk.size()).mapToObj(walk::hop).toList();
	}

	private int route(List<String> words) {
		RoutingEntry entry = words.get(2).equals("msi")
				? new RoutingEntry.Msi((int) at(words, 1), at(words, 3), (int) at(words, 4))
				: new RoutingEntry.Irqchip((int) at(words, 1), (int) at(words, 2), (int) at(words, 3));
		routes = List.of(entry);
		return 0;
	}

	private int irqfd(int gsi, boolean resample) {
		Eventfd eventfd = kvm.createEventfd();
		return kvm.irqfds().irqfd(eventfd, gsi, resample ? Irqfds.RESAMPLE : 0,
				resample ? Optional.of(kvm.createEventfd()) : Optional.empty());
	}

	private int signal() {
		kvm.eventfds().get(0).eventfdSignal();
		kvm.scheduler().run(task -> task.context().equals(Context.KWORKER));
		return 0;
	}

	private int time(long nanoseconds) {
		kvm.scheduler().advance(nanoseconds, task -> false);
		return 0;
	}
}
