package org.irqscope.core.imports.x86;

import static org.irqscope.model.ModelPackage.Literals.MSIX_ENTRY__HOST_IRQ;
import static org.irqscope.model.ModelPackage.Literals.MSIX_TABLE__ENABLED;
import static org.irqscope.model.ModelPackage.Literals.MSIX_TABLE__FUNCTION_MASK;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.irqscope.core.Texts;
import org.irqscope.core.imports.draft.Draft;
import org.irqscope.emulator.host.VtdIrte;
import org.irqscope.model.MsixTable;
import org.irqscope.model.VfioDevice;
import org.irqscope.trace.facts.InterruptCount;
import org.irqscope.trace.facts.ShownFact;

/**
 * What a host shows of the functions that it passes through, and any system of its functions: their tables, their
 * entries of the IOMMU, their interrupts. Nobody says there which machine has them, so that no device is made of it;
 * one that is known by its address is told more.
 */
public final class FunctionImport {
	private static final String DOMAIN = "0000:", VFIO = "vfio-pci", NOTIFIED = "PIN", WOKEN = "PIW";
	private static final Pattern VECTOR = Pattern.compile("vfio-msix?\\[(\\d{1,4})\\]\\((\\S+)\\)"),
			PIN = Pattern.compile("vfio-intx\\((\\S+)\\)");

	private final Draft draft;

	public FunctionImport(Draft draft) {
		this.draft = draft;
	}

	public void run() {
		draft.evidence().shown(ShownFact.Capabilities.class).forEach(this::capabilities);
		List<ShownFact.Remapping> entries = draft.evidence().shown(ShownFact.Remapping.class).toList();
		entries.stream().filter(one -> irte(one).isPosted() || device(one.source()).isPresent())
				.forEach(this::remapping);
		entries.stream().filter(one -> !irte(one).isPosted() && device(one.source()).isEmpty()).findFirst()
				.ifPresent(first -> draft.conclusions().add(first.where(), draft.machine(), "inference.irte.others",
						Long.toString(entries.stream().filter(one -> !irte(one).isPosted()
								&& device(one.source()).isEmpty()).count())));
		draft.evidence().interrupts().hostRows().forEach(this::row);
	}

	/** The device that is passed through with an address; the first domain may be left out. */
	private Optional<VfioDevice> device(String address) {
		return draft.machine().getDevices().stream().filter(VfioDevice.class::isInstance).map(VfioDevice.class::cast)
				.filter(device -> device.getAddress() != null && whole(device.getAddress()).equals(whole(address)))
				.findFirst();
	}

	private static String whole(String address) {
		return address.indexOf(':') == address.lastIndexOf(':') ? DOMAIN + address : address;
	}

	private void capabilities(ShownFact.Capabilities function) {
		Optional<VfioDevice> device = device(function.address());
		if (function.driver().equals(VFIO))
			draft.conclusions().add(function.where(), draft.machine(), "inference.function.passed",
					function.address());
		if (function.msix().isEmpty())
			return;
		ShownFact.Msix msix = function.msix().get();
		draft.conclusions().add(function.where(), draft.machine(), "inference.function.msix", function.address(),
				Integer.toString(msix.entries()), Texts.of(msix.enabled() ? msix.masked() ? "function.masked"
						: "function.enabled" : "function.off"));
		if (!function.busMaster() && msix.enabled())
			draft.conclusions().add(function.where(), draft.machine(), "inference.function.master",
					function.address());
		device.map(VfioDevice::getMsix).ifPresent(table -> table(table, msix, function));
	}

	private void table(MsixTable table, ShownFact.Msix msix, ShownFact.Capabilities function) {
		table.setEnabled(msix.enabled());
		table.setFunctionMask(msix.masked());
		draft.conclusions().seen(function.where(), table, Texts.of("seen.msix", function.address()),
				MSIX_TABLE__ENABLED, MSIX_TABLE__FUNCTION_MASK);
	}

	private static VtdIrte irte(ShownFact.Remapping entry) {
		return new VtdIrte(entry.low(), entry.high());
	}

	private void remapping(ShownFact.Remapping entry) {
		VtdIrte irte = irte(entry);
		String vector = String.format(Locale.ROOT, "0x%02x", irte.vector());
		String target = "0x" + Long.toHexString(irte.isPosted() ? irte.descriptor()
				: irte.destination() & 0xffffffffL);
		draft.conclusions().add(entry.where(), draft.machine(),
				irte.isPosted() ? "inference.irte.posted" : "inference.irte.remapped", Integer.toString(entry.entry()),
				entry.unit(), entry.source(), vector, target);
	}

	private void row(InterruptCount row) {
		String times = Long.toString(row.counts().stream().mapToLong(Long::longValue).sum());
		if (row.label().equals(NOTIFIED) || row.label().equals(WOKEN)) {
			if (!times.equals("0"))
				draft.conclusions().add(row.where(), draft.machine(),
						row.label().equals(NOTIFIED) ? "inference.host.notified" : "inference.host.woken", times);
			return;
		}
		for (String action : row.actions()) {
			Matcher vector = VECTOR.matcher(action), pin = PIN.matcher(action);
			if (vector.matches()) {
				draft.conclusions().add(row.where(), draft.machine(), "inference.host.vector", vector.group(2),
						vector.group(1), row.label(), times);
				entry(row, vector.group(2), Integer.parseInt(vector.group(1)));
			} else if (pin.matches())
				draft.conclusions().add(row.where(), draft.machine(), "inference.host.pin", pin.group(1), row.label(),
						times);
		}
	}

	private void entry(InterruptCount row, String address, int vector) {
		device(address).map(VfioDevice::getMsix).stream().flatMap(table -> table.getEntries().stream())
				.filter(entry -> entry.getIndex() == vector).findFirst().ifPresent(entry -> {
					entry.setHostIrq(Integer.parseInt(row.label()));
					draft.conclusions().seen(row.where(), entry, Texts.of("seen.vector", vector, address),
							MSIX_ENTRY__HOST_IRQ);
				});
	}
}
