package org.irqscope.core.chip.riscv;

import static org.irqscope.model.ModelPackage.Literals.PLIC_CONTEXT__CLAIMED;
import static org.irqscope.model.ModelPackage.Literals.PLIC_CONTEXT__ENABLED;
import static org.irqscope.model.ModelPackage.Literals.PLIC_CONTEXT__PENDING;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.eclipse.emf.ecore.EStructuralFeature;
import org.irqscope.core.Texts;
import org.irqscope.core.chip.ChipPicture;
import org.irqscope.core.chip.Links;
import org.irqscope.core.chip.RowPart;
import org.irqscope.emulator.riscv.RiscvKvm;
import org.irqscope.emulator.riscv.RiscvPlace;
import org.irqscope.emulator.riscv.kvmtool.Kvmtool;
import org.irqscope.emulator.riscv.plic.PlicFields;
import org.irqscope.emulator.riscv.plic.PlicState;
import org.irqscope.emulator.state.FieldBits;
import org.irqscope.emulator.state.FieldName;
import org.irqscope.emulator.state.Place;
import org.irqscope.model.Plic;
import org.irqscope.model.PlicContext;
import org.irqscope.model.PlicSource;
import org.irqscope.model.RiscvChips;
import org.irqscope.model.Vcpu;
import org.irqscope.model.VectorSet;
import org.irqscope.scene.BitState;
import org.irqscope.scene.Link;
import org.irqscope.scene.Mark;
import org.irqscope.scene.Node;
import org.irqscope.scene.Row;
import org.irqscope.scene.theme.Role;

/** The PLIC that kvmtool emulates for a machine of RISC-V. */
public final class PlicChip extends RiscvChip<Plic, PlicState> {
	private static final String SOURCE = "source", CONTEXT = "context", OF = ".";
	/** What a context has for each source, by the feature that shows it. */
	private static final Map<String, FieldName> BANKS = Map.of(PLIC_CONTEXT__ENABLED.getName(), PlicFields.IRQ_ENABLE,
			PLIC_CONTEXT__PENDING.getName(), PlicFields.IRQ_PENDING, PLIC_CONTEXT__CLAIMED.getName(),
			PlicFields.IRQ_CLAIMED);

	public PlicChip() {
		super(Plic.class, RiscvPlace.PLIC, Role.PLIC, new PlicEditor());
	}

	/** The row of a source, where its line ends. */
	public static String row(int source) {
		return SOURCE + source;
	}

	/** The row of a context, where the line to its hart begins. */
	public static String context(int context) {
		return CONTEXT + context;
	}

	/** The row of one feature of a context, on the page that shows contexts one by one. */
	public static String context(int context, EStructuralFeature feature) {
		return context(context) + OF + feature.getName();
	}

	/** A source or a context is an element of its own. */
	@Override
	public Optional<RowPart> part(Plic plic, String row) {
		Optional<RowPart> source = plic.getSources().stream().filter(one -> row.equals(row(one.getNumber())))
				.map(RowPart::whole).findFirst();
		return source.or(() -> plic.getContexts().stream()
				.filter(one -> (row + OF).startsWith(context(one.getNumber()) + OF)).map(one -> part(one, row))
				.findFirst());
	}

	private static RowPart part(PlicContext context, String row) {
		EStructuralFeature feature = context.eClass().getEStructuralFeature(row.substring(row.indexOf(OF) + 1));
		return feature == null ? RowPart.whole(context) : new RowPart(context, List.of(feature), OptionalInt.empty());
	}

	@Override
	public List<FieldBits> bits(int index, String row) {
		if (row.startsWith(SOURCE)) {
			int source = Integer.parseInt(row.substring(SOURCE.length()));
			return List.of(FieldBits.all(new Place(part(), index), PlicFields.IRQ_PRIORITY.at(source).name()),
					new FieldBits(new Place(part(), index), PlicFields.IRQ_LEVEL.at(source / Integer.SIZE).name(),
							1L << source % Integer.SIZE));
		}
		return row.startsWith(CONTEXT) ? ofContext(row.substring(CONTEXT.length()).split("[.]")) : List.of();
	}

	/** @param row the number of a context, and one of its features where it is about that alone */
	private static List<FieldBits> ofContext(String... row) {
		int context = Integer.parseInt(row[0]);
		FieldName bank = row.length < 2 ? null : BANKS.get(row[1]);
		if (bank == null)
			return ofContext(context);
		Place place = new Place(RiscvPlace.PLIC_CONTEXT, context);
		return IntStream.range(0, VectorSet.SIZE / Integer.SIZE)
				.mapToObj(word -> FieldBits.all(place, bank.at(word).name())).toList();
	}

	private static List<FieldBits> ofContext(int context) {
		Place place = new Place(RiscvPlace.PLIC_CONTEXT, context);
		List<FieldBits> bits = new ArrayList<>();
		bits.add(FieldBits.all(place, PlicFields.IRQ_PRIORITY_THRESHOLD.name()));
		for (int word = 0; word < VectorSet.SIZE / Integer.SIZE; word++)
			for (var field : List.of(PlicFields.IRQ_ENABLE, PlicFields.IRQ_PENDING, PlicFields.IRQ_CLAIMED,
					PlicFields.IRQ_AUTOCLEAR))
				bits.add(FieldBits.all(place, field.at(word).name()));
		return bits;
	}

	private static Optional<org.irqscope.emulator.riscv.plic.Plic> plic(RiscvKvm kvm) {
		return kvm.vmm() instanceof Kvmtool kvmtool ? kvmtool.plic() : Optional.empty();
	}

	@Override
	int count(RiscvKvm kvm) {
		return plic(kvm).isPresent() ? 1 : 0;
	}

	@Override
	void load(Plic plic, RiscvKvm kvm, int index) {
		org.irqscope.emulator.riscv.plic.Plic target = plic(kvm).orElseThrow();
		for (PlicSource source : plic.getSources())
			target.restore(source.getNumber(), source.getPriority(), source.isLevel());
		for (PlicContext context : plic.getContexts())
			if (context.getNumber() < target.contexts().size())
				load(context, target.contexts().get(context.getNumber()));
	}

	private static void load(PlicContext context, org.irqscope.emulator.riscv.plic.PlicContext target) {
		for (int source = 1; source < VectorSet.SIZE; source++)
			if (context.getEnabled().contains(source) || context.getPending().contains(source)
					|| context.getClaimed().contains(source) || context.getAutoclear().contains(source))
				target.restore(source, context.getEnabled().contains(source), context.getPending().contains(source),
						context.getClaimed().contains(source), context.getAutoclear().contains(source));
		target.restoreThreshold(context.getThreshold());
	}

	@Override
	PlicState state(RiscvKvm kvm, int index) {
		return plic(kvm).orElseThrow().state();
	}

	@Override
	public Optional<String> manual() {
		return Optional.of("RISC-V PLIC: Interrupt Claim Process, Interrupt Completion");
	}

	@Override
	protected void write(PlicState state, Plic plic) {
		for (PlicSource source : plic.getSources()) {
			source.setPriority(state.priorities().getOrDefault(source.getNumber(), 0));
			source.setLevel(state.levels().contains(source.getNumber()));
		}
		for (PlicContext context : plic.getContexts())
			if (context.getNumber() < state.contexts().size())
				write(state.contexts().get(context.getNumber()), context);
	}

	private static void write(PlicState.OfContext now, PlicContext context) {
		context.setThreshold(now.threshold());
		context.setEnabled(set(now.enabled()));
		context.setPending(set(now.pending()));
		context.setClaimed(set(now.claimed()));
		context.setAutoclear(set(now.autoclear()));
	}

	private static VectorSet set(List<Integer> sources) {
		return VectorSet.of(sources.stream().filter(one -> one < VectorSet.SIZE).mapToInt(one -> one).toArray());
	}

	@Override
	protected List<Node> nodes(List<Plic> plics, ChipPicture picture) {
		Plic plic = plics.get(0);
		List<Row> rows = new ArrayList<>();
		for (PlicSource source : plic.getSources())
			rows.add(new Row.Pin(row(source.getNumber()), source.isLevel() ? BitState.LEVEL : BitState.CLEAR,
					Texts.of("node.plic.source", source.getNumber()),
					Texts.of("node.plic.priority", source.getPriority()), line(picture, source.getNumber())));
		for (PlicContext context : plic.getContexts())
			if (!context.getEnabled().isEmpty() || context.getNumber() % 2 == 1)
				rows.add(context(picture, context));
		return List.of(new Node(plic.getId(), Role.PLIC, "PLIC", Texts.of("node.plic"), rows,
				picture.isActive(plic.getId())));
	}

	private static Mark line(ChipPicture picture, int source) {
		int bit = 1 << source % Integer.SIZE;
		int word = source / Integer.SIZE;
		if ((picture.marks().changedBits(PlicFields.IRQ_LEVEL.at(word), 0) & bit) != 0)
			return Mark.CHANGED;
		return (picture.marks().recentBits(PlicFields.IRQ_LEVEL.at(word), 0) & bit) != 0 ? Mark.RECENT : Mark.NONE;
	}

	/** A context: what pends and is not claimed, and what is claimed and not completed. */
	private static Row context(ChipPicture picture, PlicContext context) {
		List<Integer> claimed = Arrays.stream(context.getClaimed().vectors()).boxed().toList();
		List<Integer> pending = Arrays.stream(context.getPending().vectors()).boxed()
				.filter(source -> !claimed.contains(source)).toList();
		BitState shape = !pending.isEmpty() ? BitState.PENDING
				: claimed.isEmpty() ? BitState.CLEAR : BitState.IN_SERVICE;
		String says = !pending.isEmpty() ? Texts.of("node.plic.pends", list(pending))
				: claimed.isEmpty() ? Texts.of("node.plic.quiet") : Texts.of("node.plic.claimed", list(claimed));
		Mark pends = picture.marks().mark(PlicFields.IRQ_PENDING.at(0), context.getNumber());
		Mark claims = picture.marks().mark(PlicFields.IRQ_CLAIMED.at(0), context.getNumber());
		return new Row.Pin(context(context.getNumber()), shape,
				Texts.of(context.getNumber() % 2 == 1 ? "node.plic.supervisor" : "node.plic.machine",
						context.getNumber() / 2),
				says, pends.compareTo(claims) > 0 ? pends : claims, "", Texts.of("node.plic.claimed", "255"));
	}

	private static String list(List<Integer> sources) {
		return sources.stream().map(String::valueOf).collect(Collectors.joining(" "));
	}

	@Override
	public void link(ChipPicture picture, Links links) {
		RiscvChips.plic(picture.machine()).ifPresent(plic -> plic.getContexts().forEach(context -> {
			List<Vcpu> harts = picture.machine().getVcpus();
			boolean shown = !context.getEnabled().isEmpty() || context.getNumber() % 2 == 1;
			if (shown && context.getNumber() / 2 < harts.size())
				links.add(Links.right(plic.getId(), context(context.getNumber())),
						Links.left(harts.get(context.getNumber() / 2).getId(), ""), Link.Kind.INTERRUPT,
						!context.getEnabled().isEmpty(), "");
		}));
	}
}
