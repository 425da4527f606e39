package org.irqscope.core.access;

import java.util.ArrayList;
import java.util.List;

import org.irqscope.core.access.AccessStep.Station;
import org.irqscope.core.access.AccessStep.Try;
import org.irqscope.core.bus.BusRange;
import org.irqscope.core.bus.MachineBuses;
import org.irqscope.core.session.LoadedMachine;
import org.irqscope.core.session.MachineStateException;
import org.irqscope.emulator.journal.Hop;
import org.irqscope.emulator.journal.RecordedWalk;
import org.irqscope.emulator.journal.Site;
import org.irqscope.emulator.kvm.GuestData;
import org.irqscope.emulator.kvm.IoBus;
import org.irqscope.emulator.kvm.KvmSite;
import org.irqscope.emulator.state.Snapshot;
import org.irqscope.emulator.x86.X86Kvm;
import org.irqscope.emulator.x86.X86Site;
import org.irqscope.emulator.x86.X86Vcpu;
import org.irqscope.model.BusKind;
import org.irqscope.model.VirtualMachine;
import org.irqscope.text.CNumber;

/**
 * Who handles an access? The guest of a machine that is made for the question makes it, and what the kernel does is
 * told. Runs in any thread but that of a user interface, for one question.
 */
public final class AccessQuestion {
	private final VirtualMachine document;
	private final Access access;
	private final int vcpu;
	private final MachineBuses buses;
	private final X86Kvm kvm;
	private final List<AccessStep> steps = new ArrayList<>();

	private AccessQuestion(VirtualMachine document, Access access, int vcpu) throws MachineStateException {
		this.document = document;
		this.access = access;
		this.vcpu = vcpu;
		this.buses = new MachineBuses(document);
		this.kvm = new LoadedMachine(document).kvm();
	}

	/**
	 * Asks.
	 *
	 * @param vcpu the index of the vCPU whose guest makes the access
	 * @throws MachineStateException when the machine cannot be, or no guest of it can make the access
	 */
	public static AccessWay ask(VirtualMachine document, Access access, int vcpu) throws MachineStateException {
		if (access.refusal().isPresent())
			throw new MachineStateException(access.refusal().get());
		if (vcpu < 0 || vcpu >= document.getVcpus().size())
			throw new MachineStateException(Texts.of("access.no.vcpu", vcpu));
		return new AccessQuestion(document, access, vcpu).way();
	}

	private AccessWay way() {
		// The first access to a page is a violation; what is asked about are all that follow.
		if (access.space() == Access.Space.MMIO)
			kvm.memorySlots().rememberMmio(access.address());
		Snapshot before = kvm.journal().state().snapshot();
		kvm.journal().start();
		kvm.journal().runIn(thread().guestCode, this::perform);
		RecordedWalk walk = kvm.journal().stop();
		int waiting = kvm.coalescedMmio().drain().size();
		kvm.journal().state().put(before);
		AccessStations stations = new AccessStations(document, kvm, access, thread());
		if (access.space() == Access.Space.PIO)
			steps.add(stations.port());
		else if (!memory(stations, walk))
			return new AccessWay(access, vcpu, steps);
		for (Hop hop : walk.hops())
			if (hop.site() == X86Site.EMULATOR_READ_WRITE && !hop.continued())
				emulated(stations, walk);
			else if (isSearch(hop) && !hop.continued())
				bus(hop);
		end(stations, waiting);
		return new AccessWay(access, vcpu, steps);
	}

	private X86Vcpu thread() {
		return kvm.vcpus().get(vcpu);
	}

	private void perform() {
		int port = (int) access.address();
		if (access.space() == Access.Space.PIO && access.isWrite())
			thread().guest().out(port, access.value().getAsLong(), access.length());
		else if (access.space() == Access.Space.PIO)
			thread().guest().in(port, access.length());
		else if (access.isWrite())
			thread().guest().write(access.address(), access.value().getAsLong(), access.length());
		else
			thread().guest().read(access.address(), access.length());
	}

	/** What comes before the buses; false when memory holds all that is accessed. */
	private boolean memory(AccessStations stations, RecordedWalk walk) {
		boolean emulated = has(walk, X86Site.EMULATOR_READ_WRITE);
		boolean fast = has(walk, X86Site.HANDLE_EPT_MISCONFIG);
		steps.add(stations.memory(!emulated && !fast));
		if (!emulated && !fast)
			return false;
		steps.add(stations.trap());
		if (!fast)
			steps.add(stations.noFastBus());
		return true;
	}

	private void emulated(AccessStations stations, RecordedWalk walk) {
		steps.add(stations.emulator());
		boolean bus = walk.hops().stream().anyMatch(hop -> isSearch(hop) && kind(hop) == BusKind.KVM_MMIO_BUS);
		steps.add(stations.lapic(!bus));
	}

	private static boolean has(RecordedWalk walk, Site site) {
		return walk.hops().stream().anyMatch(hop -> hop.site() == site);
	}

	private static boolean isSearch(Hop hop) {
		return hop.site() == KvmSite.KVM_IO_BUS_WRITE || hop.site() == KvmSite.KVM_IO_BUS_READ;
	}

	private static BusKind kind(Hop hop) {
		return BusKind.get(hop.place().index());
	}

	/** The devices are asked again, so that each can be told. */
	private void bus(Hop hop) {
		BusKind kind = kind(hop);
		long address = hop.arguments().get(0);
		int length = hop.arguments().get(1).intValue();
		IoBus bus = kvm.bus(IoBus.Kind.values()[kind.ordinal()]);
		IoBus.Asked asked = hop.site() == KvmSite.KVM_IO_BUS_READ
				? bus.askToRead(thread(), address, length, new GuestData())
				: bus.askToWrite(thread(), address, length, written(address, length));
		List<BusRange> ranges = buses.asked(kind, address, length).subList(0, asked.ranges().size());
		List<Try> tries = new ArrayList<>();
		for (int at = 0; at < ranges.size(); at++) {
			boolean took = asked.taken() && at == ranges.size() - 1;
			tries.add(new Try(ranges.get(at), took, took ? Refusals.taken(ranges.get(at))
					: Refusals.of(ranges.get(at), access, address, length)));
		}
		steps.add(new AccessStep(station(kind), asked.taken(),
				Texts.of("bus.asked", CNumber.hex(address), length, tries.size()), tries));
	}

	private static Station station(BusKind kind) {
		return switch (kind) {
		case KVM_FAST_MMIO_BUS -> Station.FAST_MMIO;
		case KVM_PIO_BUS -> Station.PIO;
		default -> Station.MMIO;
		};
	}

	private long written(long address, int length) {
		long value = access.value().orElse(0) >>> 8 * (address - access.address());
		return length == 0 || length == Long.BYTES ? value : value & (1L << 8 * length) - 1;
	}

	private void end(AccessStations stations, int waiting) {
		AccessStep last = steps.get(steps.size() - 1);
		if (last.tries().stream().anyMatch(one -> one.took() && one.range().handler() == BusRange.Handler.ZONE))
			steps.add(stations.ring(waiting));
		else if (!last.answers())
			steps.add(stations.userSpace());
	}
}
