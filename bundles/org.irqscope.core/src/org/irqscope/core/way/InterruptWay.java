package org.irqscope.core.way;

import static org.irqscope.core.fate.DeliveryObstacle.EXTINT_NOT_THROUGH_LINT0;
import static org.irqscope.core.fate.DeliveryObstacle.MASKED_IMR;
import static org.irqscope.core.fate.DeliveryObstacle.MASKED_RTE;
import static org.irqscope.core.fate.DeliveryObstacle.NO_ROUTE;
import static org.irqscope.core.fate.DeliveryObstacle.ROUTE_INACTIVE;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

import org.irqscope.core.fate.DeliveryObstacle;
import org.irqscope.model.MsiRoute;
import org.irqscope.model.RoutingEntry;
import org.irqscope.model.Vcpu;

/**
 * Where an interrupt of a GSI would end as the machine is now. For the thread that owns the document.
 *
 * @param entry the routing entry; nothing where the GSI has none
 * @param vector the vector that the guest would see; nothing where no chip has one for it
 * @param vcpus the vCPUs that can take it
 * @param fromPic true when it comes from the PIC, whose EOI is the PIC's
 * @param level true when it lasts until its EOI
 * @param obstruction the first that would stop it now
 */
public record InterruptWay(int gsi, Optional<RoutingEntry> entry, OptionalInt vector, List<Vcpu> vcpus, boolean fromPic,
		boolean level, Optional<Obstruction> obstruction) {
	/** Before these there is no message and no vector. */
	private static final Set<DeliveryObstacle> CLOSED = EnumSet.of(NO_ROUTE, ROUTE_INACTIVE, MASKED_RTE, MASKED_IMR,
			EXTINT_NOT_THROUGH_LINT0);

	/**
	 * What is known of it where nobody knows what the chips hold: a message says by itself where it goes, a pin does
	 * not; and what would stop it nobody knows.
	 */
	public InterruptWay unsampled() {
		boolean message = entry.filter(MsiRoute.class::isInstance).isPresent();
		return new InterruptWay(gsi, entry, message ? vector : OptionalInt.empty(), message ? vcpus : List.of(), false,
				message && level, Optional.empty());
	}

	/** True while a chip or the table keeps the interrupt from becoming a vector at all. */
	public boolean isClosed() {
		return vector.isEmpty()
				|| obstruction.filter(found -> CLOSED.contains(found.obstacle())).isPresent();
	}
}
