package org.irqscope.core.picture.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.irqscope.core.picture.Page;
import org.irqscope.core.picture.machine.MachinePage;
import org.irqscope.core.picture.part.address.BusesPage;
import org.irqscope.core.picture.part.address.MemoryPage;
import org.irqscope.core.picture.part.aia.AiaPage;
import org.irqscope.core.picture.part.eventfd.EventfdPage;
import org.irqscope.core.picture.part.ioapic.IoapicPage;
import org.irqscope.core.picture.part.lapic.LocalApicPage;
import org.irqscope.core.picture.part.msix.MsixPage;
import org.irqscope.core.picture.part.pci.PciPage;
import org.irqscope.core.picture.part.pic.PicPage;
import org.irqscope.core.picture.part.plic.PlicPage;
import org.irqscope.core.picture.part.source.SourcesPage;
import org.irqscope.core.picture.part.trap.MmioPage;
import org.irqscope.core.picture.part.vector.VectorMapPage;
import org.irqscope.core.picture.part.virtio.VirtqueuePage;
import org.irqscope.core.picture.routing.RoutingPage;
import org.irqscope.model.VirtualMachine;

/** All pages, and which of them a machine has. Has no state and may be used by any thread. */
public final class Pages {
	/** The page of the whole machine. */
	public static final Page MACHINE = MachinePage.PAGE;

	private static final List<Page> SINGLE = List.of(MACHINE, new RoutingPage(), new EventfdPage(), new MsixPage(),
			new PciPage(), new VirtqueuePage(), new IoapicPage(), new PicPage(), new PlicPage(), new AiaPage(),
			new VectorMapPage(), new BusesPage(), new MemoryPage(), new MmioPage(), new SourcesPage());

	private static final Pattern LAPIC = Pattern.compile(LocalApicPage.ID + "[0-9]{1,4}");

	private Pages() {
	}

	/** The pages of a machine, the one of all of it first. */
	public static List<Page> of(VirtualMachine machine) {
		List<Page> pages = new ArrayList<>(SINGLE.stream().filter(page -> page.exists(machine)).toList());
		IntStream.range(0, machine.getVcpus().size()).mapToObj(LocalApicPage::new)
				.filter(page -> page.exists(machine)).forEach(pages::add);
		return pages;
	}

	/** The page with an id, whether or not a machine has it. */
	public static Optional<Page> named(String id) {
		if (LAPIC.matcher(id).matches())
			return Optional.of(new LocalApicPage(Integer.parseInt(id.substring(LocalApicPage.ID.length()))));
		return SINGLE.stream().filter(page -> page.id().equals(id)).findFirst();
	}

	/** The ids of all pages; that of the first local APIC stands for all of them. */
	public static List<String> names() {
		return Stream.concat(SINGLE.stream().map(Page::id), Stream.of(LocalApicPage.ID + "0")).toList();
	}

	/** The page that shows what is inside of a node, and its node there. */
	public record Inside(Page page, String node) {
	}

	/** Where one can see into a node of a page; nothing where the page itself shows all. */
	public static Optional<Inside> inside(VirtualMachine machine, Page from, String node) {
		for (Page page : of(machine))
			if (!page.id().equals(from.id())) {
				Optional<String> there = page.inside(machine, node);
				if (there.isPresent())
					return Optional.of(new Inside(page, there.get()));
			}
		return Optional.empty();
	}
}
