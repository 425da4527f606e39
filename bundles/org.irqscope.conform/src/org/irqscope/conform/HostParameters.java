package org.irqscope.conform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.irqscope.emulator.x86.Host;
import org.irqscope.emulator.x86.Host.Vendor;

/** How the modules of KVM are set on this host, as the emulator takes it. Any thread. */
public final class HostParameters {
	private static final Path MODULES = Path.of("/sys/module");
	private static final String INTEL_APICV = "kvm_intel/parameters/enable_apicv", AMD_AVIC = "kvm_amd/parameters/avic",
			VECTOR_HASHING = "kvm/parameters/vector_hashing";

	private HostParameters() {
	}

	/** This host; what does not tell is as it is by default. */
	public static Host read() {
		return read(MODULES);
	}

	static Host read(Path modules) {
		boolean amd = Files.isDirectory(modules.resolve("kvm_amd"));
		return Host.DEFAULT.withVendor(amd ? Vendor.SVM : Vendor.VMX)
				.withApicv(on(modules.resolve(amd ? AMD_AVIC : INTEL_APICV), false))
				.withVectorHashing(on(modules.resolve(VECTOR_HASHING), true));
	}

	private static boolean on(Path parameter, boolean otherwise) {
		try {
			String value = Files.readString(parameter).strip();
			return value.equals("Y") || value.equals("1");
		} catch (IOException e) {
			// Older modules lack it, and some systems do not show it.
			return otherwise;
		}
	}
}
