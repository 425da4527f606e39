package org.irqscope.model;

import java.util.List;

import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EDataType;
import org.eclipse.emf.ecore.EEnum;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.irqscope.model.rules.Limits;

/** A machine with one object of every type, and a value of its own in every field. */
public final class WholeMachine {
	private int number;

	private WholeMachine() {
	}

	public static VirtualMachine create() {
		return create(ModelPackage.Literals.X86_MACHINE);
	}

	/** One of each architecture. */
	public static List<VirtualMachine> all() {
		return concrete(ModelPackage.Literals.VIRTUAL_MACHINE).stream().map(WholeMachine::create).toList();
	}

	private static VirtualMachine create(EClass type) {
		VirtualMachine machine = (VirtualMachine) new WholeMachine().object(type);
		machine.setFormatVersion(Machines.FORMAT_VERSION);
		machine.eAllContents().forEachRemaining(object -> references(machine, object));
		return machine;
	}

	private EObject object(EClass type) {
		EObject object = EcoreUtil.create(type);
		for (EAttribute attribute : type.getEAllAttributes().stream().filter(one -> !one.isTransient()).toList())
			if (attribute.isMany())
				object.eSet(attribute, List.of(value(attribute.getEAttributeType()),
						value(attribute.getEAttributeType())));
			else
				object.eSet(attribute, possible(object, attribute, value(attribute.getEAttributeType())));
		for (EReference reference : type.getEAllContainments())
			for (EClass part : concrete(reference.getEReferenceType()))
				if (reference.isMany())
					values(object, reference).add(object(part));
				else
					object.eSet(reference, object(part));
		return object;
	}

	/** Most registers are narrow; a small number is possible everywhere. */
	private Object possible(EObject object, EAttribute attribute, Object value) {
		return Limits.refusal(object, attribute, value).isPresent() ? number % 7 + 1 : value;
	}

	private Object value(EDataType type) {
		number++;
		if (type instanceof EEnum literals)
			return literals.getELiterals().get(literals.getELiterals().size() - 1).getInstance();
		return switch (type.getInstanceClassName()) {
		case "int" -> number;
		case "long" -> 0xfee0_0000_0000L + number;
		case "boolean" -> number % 2 == 0;
		case "java.lang.String" -> "text" + number;
		default -> VectorSet.of(number % 240 + 16, 33);
		};
	}

	private static List<EClass> concrete(EClass type) {
		return ModelPackage.eINSTANCE.getEClassifiers().stream().filter(EClass.class::isInstance)
				.map(EClass.class::cast)
				.filter(one -> type.isSuperTypeOf(one) && !one.isAbstract()).toList();
	}

	/** Points every reference of an object at the first object of the machine that fits. */
	private static void references(VirtualMachine machine, EObject object) {
		for (EReference reference : object.eClass().getEAllReferences())
			if (!reference.isContainment())
				machine.eAllContents().forEachRemaining(target -> {
					if (reference.getEReferenceType().isInstance(target) && object.eGet(reference) == null)
						object.eSet(reference, target);
				});
	}

	@SuppressWarnings("unchecked")
	private static List<EObject> values(EObject object, EReference reference) {
		return (List<EObject>) object.eGet(reference);
	}
}
