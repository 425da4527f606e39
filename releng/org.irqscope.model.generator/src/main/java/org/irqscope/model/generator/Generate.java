package org.irqscope.model.generator;

import java.nio.file.Path;

import org.eclipse.emf.codegen.ecore.generator.Generator;
import org.eclipse.emf.codegen.ecore.generator.GeneratorAdapterFactory;
import org.eclipse.emf.codegen.ecore.genmodel.GenModel;
import org.eclipse.emf.codegen.ecore.genmodel.GenModelPackage;
import org.eclipse.emf.codegen.ecore.genmodel.generator.GenBaseGeneratorAdapter;
import org.eclipse.emf.codegen.ecore.genmodel.generator.GenModelGeneratorAdapterFactory;
import org.eclipse.emf.common.util.BasicMonitor;
import org.eclipse.emf.common.util.Diagnostic;
import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.plugin.EcorePlugin;
import org.eclipse.emf.ecore.resource.ResourceSet;
import org.eclipse.emf.ecore.resource.impl.ResourceSetImpl;
import org.eclipse.emf.ecore.xmi.impl.EcoreResourceFactoryImpl;

/** Runs EMF's own code generator on the genmodel of a bundle: the build's step before the compiler. */
public final class Generate {
	private Generate() {
	}

	/**
	 * Generates the model code.
	 *
	 * @param arguments the folder of the bundle and the genmodel's path in it
	 */
	public static void main(String[] arguments) {
		Path bundle = Path.of(arguments[0]).toAbsolutePath().normalize();
		GenModelPackage.eINSTANCE.eClass();
		URI folder = URI.createFileURI(bundle + "/");
		EcorePlugin.getPlatformResourceMap().put(bundle.getFileName().toString(), folder);
		GeneratorAdapterFactory.Descriptor.Registry.INSTANCE.addDescriptor(GenModelPackage.eNS_URI,
				GenModelGeneratorAdapterFactory.DESCRIPTOR);
		ResourceSet resources = new ResourceSetImpl();
		resources.getResourceFactoryRegistry().getExtensionToFactoryMap().put("*", new EcoreResourceFactoryImpl());
		GenModel model = (GenModel) resources.getResource(URI.createURI(arguments[1]).resolve(folder), true)
				.getContents()
				.get(0);
		model.reconcile();
		model.setCanGenerate(true);
		Generator generator = new Generator();
		generator.setInput(model);
		Diagnostic outcome = generator.generate(model, GenBaseGeneratorAdapter.MODEL_PROJECT_TYPE, "model",
				new BasicMonitor());
		if (outcome.getSeverity() > Diagnostic.WARNING)
			throw new IllegalStateException(outcome.toString(), outcome.getException());
	}
}
