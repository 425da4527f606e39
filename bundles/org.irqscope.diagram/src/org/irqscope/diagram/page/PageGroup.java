package org.irqscope.diagram.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The pages that share a tab: one by itself, or all of a kind, however many there are. Immutable.
 *
 * @param title what the tab says
 * @param pages at least one
 */
record PageGroup(String title, List<PagePresenter> pages) {
	/** All pages in their tabs, from left to right. */
	static List<PageGroup> of(List<PagePresenter> pages) {
		Map<String, List<PagePresenter>> kinds = new LinkedHashMap<>();
		for (PagePresenter page : pages)
			kinds.computeIfAbsent(page.page().kind().orElse(page.page().id()), any -> new ArrayList<>()).add(page);
		return kinds.entrySet().stream().map(kind -> new PageGroup(
				kind.getValue().size() > 1 ? kind.getKey() : title(kind.getValue().get(0)),
				List.copyOf(kind.getValue()))).toList();
	}

	private static String title(PagePresenter page) {
		return page.page().title(page.document());
	}

	/** The page so many further, round and round. */
	PagePresenter next(PagePresenter page, int by) {
		return pages.get(Math.floorMod(pages.indexOf(page) + by, pages.size()));
	}
}
