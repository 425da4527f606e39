package org.irqscope.core.chip;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.irqscope.emulator.state.FieldBits;
import org.irqscope.emulator.state.FieldName;
import org.irqscope.emulator.state.Place;
import org.irqscope.emulator.kvm.Kvm;
import org.irqscope.model.InterruptController;
import org.irqscope.model.Vcpu;
import org.irqscope.model.VirtualMachine;
import org.irqscope.scene.Node;
import org.irqscope.scene.theme.Role;

/**
 * One sort of interrupt chip, all that the product has to know of it: its way from document to emulator and back, and
 * its picture. Keeps no state; documents are used by the thread that owns them, machines by the thread that runs them.
 *
 * @param <C> the class of the document
 * @param <S> what is looked at in a machine of the emulator; immutable, for any thread
 */
public abstract class Chip<C extends InterruptController, S> {
	private final Class<C> type;
	private final Place.Kind part;
	private final Role role;
	private final PartEditor editor;

	/**
	 * A sort of chip.
	 *
	 * @param type its class in documents
	 * @param part what hops that happen in it stand on
	 * @param role what its nodes are in pictures
	 * @param editor sets its fields while the machine runs
	 */
	public Chip(Class<C> type, Place.Kind part, Role role, PartEditor editor) {
		this.type = type;
		this.part = part;
		this.role = role;
		this.editor = editor;
	}

	/** The class that it has in documents. */
	public Class<C> type() {
		return type;
	}

	/** What hops that happen in it stand on. */
	public Place.Kind part() {
		return part;
	}

	/** What its nodes are in pictures. */
	public Role role() {
		return role;
	}

	/** Sets its fields while the machine runs. */
	final PartEditor editor() {
		return editor;
	}

	/** The chips of this sort that a document has, by the index that the emulator knows them by. */
	public List<C> of(VirtualMachine machine) {
		return of(machine.getControllers());
	}

	/** Those of this sort among others. */
	final List<C> of(List<InterruptController> controllers) {
		return controllers.stream().filter(type::isInstance).map(type::cast).toList();
	}

	/** The name of the first part without which the kernel cannot have the chips; nothing when they are complete. */
	public Optional<String> missing(VirtualMachine machine) {
		return Optional.empty();
	}

	/** The GSIs that chips of this sort can raise by themselves. */
	public Set<Integer> drives() {
		return Set.of();
	}

	/** Those that the ones of a machine raise as they are. */
	public Set<Integer> drives(VirtualMachine machine) {
		return of(machine).isEmpty() ? Set.of() : drives();
	}

	/** True when users may add one and take it away. */
	public boolean isOptional() {
		return false;
	}

	/**
	 * What a row of the chip's node shows when it is not the feature that the row is named after.
	 *
	 * @return nothing when the row is named after a feature, or says nothing about the machine's state
	 */
	public Optional<RowPart> part(C chip, String row) {
		return Optional.empty();
	}

	/** As {@link #part(InterruptController, String)}, of an element that may be of another sort. */
	public final Optional<RowPart> partOf(EObject element, String row) {
		return type.isInstance(element) ? part(type.cast(element), row) : Optional.empty();
	}

	/** What a row of the chip's node shows of the emulator; nothing for rows that say nothing about its state. */
	public List<FieldBits> bits(int index, String row) {
		return List.of();
	}

	/** What a cell of a register or bank in the chip's node shows of the emulator. */
	public FieldBits bit(int index, String register, int bit) {
		return FieldBits.bit(new FieldName(part, register), index, bit);
	}

	/** How expressions call one of them. */
	public String path(int index) {
		String name = part.name().toLowerCase(Locale.ROOT);
		return part.isSingle() ? name : name + "[" + index + "]";
	}

	/** Other names of fields, as manuals have them, with those that the fields have in expressions. */
	public Map<String, String> otherNames() {
		return Map.of();
	}

	/** What the bits of registers mean, by the name of the register. */
	public Map<String, List<PackedBits.Part>> packed(int index) {
		return Map.of();
	}

	/** The section of a manual about all that happens in the chip; nothing where none is. */
	public Optional<String> manual() {
		return Optional.empty();
	}

	/** Where the kernel puts chips of this sort on the buses of a machine. */
	public List<ChipRange> ranges() {
		return List.of();
	}

	/** Where the kernel puts those of one machine, which may say where. */
	public List<ChipRange> ranges(VirtualMachine machine) {
		return ranges();
	}

	/** The chips that answer at such a range. */
	public List<C> behind(VirtualMachine machine, ChipRange range) {
		return of(machine);
	}

	/** Fields that are shown whole. */
	public final List<FieldBits> whole(int index, FieldName... fields) {
		return Arrays.stream(fields).map(field -> FieldBits.all(new Place(part, index), field.name())).toList();
	}

	/** The features that follow from the rest of the machine, so that nobody sets them. */
	public Set<EStructuralFeature> fixed() {
		return Set.of();
	}

	/** The call that makes the chip by itself, as people know it; what {@code KVM_CREATE_IRQCHIP} makes has none. */
	public String creation() {
		return "";
	}

	/**
	 * Makes what a document has in a machine that has no vCPUs yet.
	 *
	 * @return what the kernel answers
	 */
	public int create(VirtualMachine document, Kvm kvm) {
		return 0;
	}

	/** How many the kernel of a machine has. */
	public abstract int count(Kvm kvm);

	/** Gives a chip of the emulator the state of the document; says the first call that the kernel refuses. */
	protected abstract Optional<Refused> load(C chip, Kvm kvm, int index);

	/** What one of them is now. */
	protected abstract S state(Kvm kvm, int index);

	/** Gives a chip of a document the state that one of the emulator had. */
	protected abstract void write(S state, C chip);

	/** The nodes of chips that stand together, in the order of the picture. */
	protected abstract List<Node> nodes(List<C> chips, ChipPicture picture);

	/** The lines that begin at chips of this sort. */
	public abstract void link(ChipPicture picture, Links links);

	/** Gives one chip of this sort in the emulator the state of the document; says the first call that is refused. */
	public final Optional<Refused> load(VirtualMachine document, Kvm kvm, int index) {
		return load(of(document).get(index), kvm, index);
	}

	/** What all chips of this sort are now; called by the thread that runs the machine. */
	public final ChipStates<C, S> states(Kvm kvm) {
		return new ChipStates<>(this, IntStream.range(0, count(kvm)).mapToObj(index -> state(kvm, index)).toList());
	}

	/** The nodes of the chips that the processors share. */
	public final List<Node> nodes(ChipPicture picture) {
		return shown(of(picture.machine().getControllers()), picture);
	}

	/** The nodes of the chips that belong to one processor. */
	public final List<Node> nodes(ChipPicture picture, Vcpu vcpu) {
		return shown(of(vcpu.getControllers()), picture);
	}

	private List<Node> shown(List<C> chips, ChipPicture picture) {
		return chips.isEmpty() ? List.of() : nodes(chips, picture);
	}

	/** The index that the emulator knows a chip of a document by. */
	public final int index(VirtualMachine machine, EObject chip) {
		return of(machine).indexOf(chip);
	}

	/** The node of the chip that a place of this part names; nothing where the document has none. */
	public final Optional<String> node(VirtualMachine machine, int index) {
		List<C> chips = of(machine);
		return index < chips.size() ? Optional.of(chips.get(index).getId()) : Optional.empty();
	}
}
