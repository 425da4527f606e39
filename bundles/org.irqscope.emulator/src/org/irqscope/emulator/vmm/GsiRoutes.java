package org.irqscope.emulator.vmm;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.irqscope.emulator.journal.Journal;
import org.irqscope.emulator.kvm.Errno;
import org.irqscope.emulator.kvm.Eventfd;
import org.irqscope.emulator.kvm.Irqfds;
import org.irqscope.emulator.kvm.Kvm;
import org.irqscope.emulator.kvm.routing.RoutingEntry;
import org.irqscope.emulator.kvm.user.VmIoctls;
import org.irqscope.emulator.state.MachinePlace;
import org.irqscope.emulator.state.Place;
import org.irqscope.emulator.state.RefField;
import org.irqscope.emulator.state.Struct;

/**
 * The VMM's own copy of the GSI routes, from which it always hands over the whole: {@code KVMState.irq_routes} of QEMU.
 * Used by the thread that runs the emulator.
 */
public final class GsiRoutes {
	/** As many GSIs as the capability tells, less one. */
	static final int GSI_COUNT = 4095;

	private final Journal journal;
	private final VmIoctls ioctls;
	private final RefField<Copy> routes;

	/** All routes; as text only the messages. */
	private record Copy(List<RoutingEntry> entries) {
		private static final int MOST = 6;

		Copy {
			entries = List.copyOf(entries);
		}

		private Stream<RoutingEntry.Msi> messages() {
			return entries.stream().filter(RoutingEntry.Msi.class::isInstance).map(RoutingEntry.Msi.class::cast);
		}

		@Override
		public String toString() {
			return entries.size() + " routes" + messages().limit(MOST)
					.map(msi -> String.format(Locale.ROOT, ", GSI %d: 0x%x 0x%x", msi.gsi(), msi.address(), msi.data()))
					.collect(Collectors.joining()) + (messages().count() > MOST ? ", \u2026" : "");
		}
	}

	public GsiRoutes(Kvm kvm) {
		journal = kvm.journal();
		ioctls = new VmIoctls(kvm);
		routes = new Struct(journal.state(), MachinePlace.VMM, Place.ONLY).ref(VmmFields.IRQ_ROUTES,
				new Copy(List.of()));
	}

	/** The VMM's copy is what it once gave to the kernel. */
	public void restore(List<RoutingEntry> committed) {
		routes.set(new Copy(committed));
	}

	/** The copy as it is now. */
	public List<RoutingEntry> all() {
		return routes.get().entries();
	}

	/** The messages that the copy has for a GSI: none or one. */
	public Stream<RoutingEntry.Msi> message(int virq) {
		return routes.get().messages().filter(route -> route.gsi() == virq);
	}

	/** {@code kvm_irqchip_add_msi_route}: the lowest free GSI, or {@code -ENOSPC}; the kernel is not told. */
	int add(MsixVector entry) {
		var taken = all().stream().map(RoutingEntry::gsi).collect(Collectors.toSet());
		int virq = IntStream.range(0, GSI_COUNT).filter(gsi -> !taken.contains(gsi)).findFirst()
				.orElse(-Errno.ENOSPC);
		journal.enter(VmmSite.KVM_IRQCHIP_ADD_MSI_ROUTE, Place.ONLY, entry.number(), virq);
		if (virq < 0)
			journal.why(VmmWhy.TABLE_FULL, GSI_COUNT);
		else
			change(all -> {
				all.add(new RoutingEntry.Msi(virq, entry.address(), entry.data()));
				return all;
			});
		return journal.leave(virq);
	}

	/** {@code vfio_add_kvm_msi_virq}: an entry without a GSI gets one with an irqfd, if one is free. */
	void open(MsixVector entry, Eventfd eventfd) {
		int virq = add(entry);
		if (virq < 0)
			return;
		entry.setVirq(virq);
		commit();
		assign(eventfd, virq, true);
	}

	/** As QEMU follows an entry: the kernel gets the routes whether they changed or not. */
	void updateAndCommit(MsixVector entry) {
		update(VmmSite.KVM_IRQCHIP_UPDATE_MSI_ROUTE, entry);
		commit();
	}

	/** As kvmtool follows an entry: the kernel gets the routes when they changed. */
	void updateAndSet(MsixVector entry) {
		if (update(VmmSite.IRQ__UPDATE_MSIX_ROUTE, entry))
			setGsiRouting();
	}

	/** {@code kvm_irqchip_update_msi_route}: edits the copy; true when it says something else now. */
	private boolean update(VmmSite site, MsixVector entry) {
		RoutingEntry.Msi wanted = new RoutingEntry.Msi(entry.virq(), entry.address(), entry.data());
		journal.enter(site, Place.ONLY, entry.virq(), entry.data() & 0xff);
		boolean changes = message(entry.virq()).noneMatch(wanted::equals);
		journal.why(changes ? VmmWhy.ROUTE_EDITED : VmmWhy.ROUTE_SAME, entry.virq(), entry.data());
		if (changes)
			change(all -> {
				all.replaceAll(route -> route.gsi() == wanted.gsi() ? wanted : route);
				return all;
			});
		journal.leave();
		return changes;
	}

	private void change(UnaryOperator<List<RoutingEntry>> edit) {
		routes.set(new Copy(edit.apply(new ArrayList<>(all()))));
	}

	/** {@code kvm_irqchip_commit_routes}: {@code KVM_SET_GSI_ROUTING} of all. */
	void commit() {
		journal.enter(VmmSite.KVM_IRQCHIP_COMMIT_ROUTES, Place.ONLY, all().size(), 0);
		journal.why(VmmWhy.ROUTES_COMMITTED, all().size());
		journal.leave(setGsiRouting());
	}

	/** {@code KVM_SET_GSI_ROUTING} of all. */
	private int setGsiRouting() {
		return ioctls.setGsiRouting(all());
	}

	/** {@code kvm_irqchip_release_virq}: the kernel keeps the route until it gets another table. */
	void release(int virq) {
		journal.enter(VmmSite.KVM_IRQCHIP_RELEASE_VIRQ, Place.ONLY, virq, 0);
		change(all -> {
			all.removeIf(route -> route.gsi() == virq);
			return all;
		});
		journal.leave();
	}

	/** {@code kvm_irqchip_assign_irqfd}: {@code KVM_IRQFD}. */
	void assign(Eventfd eventfd, int virq, boolean assign) {
		journal.enter(VmmSite.KVM_IRQCHIP_ASSIGN_IRQFD, Place.ONLY, virq, assign ? 1 : 0);
		journal.leave(ioctls.irqfd(eventfd.fd(), virq, assign ? 0 : Irqfds.DEASSIGN, 0));
	}
}
