package org.irqscope.conform;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.irqscope.emulator.x86.Host;
import org.irqscope.emulator.x86.Host.Vendor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the parameters of KVM's modules mean for the emulator. */
class HostParametersTest {
	@TempDir
	private Path modules;

	private void set(String module, String parameter, String value) throws IOException {
		Path directory = modules.resolve(module).resolve("parameters");
		Files.createDirectories(directory);
		Files.writeString(directory.resolve(parameter), value + "\n");
	}

	@Test
	void whereNothingTellsItIsTheDefault() {
		assertEquals(Host.DEFAULT, HostParameters.read(modules));
	}

	@Test
	void anIntelHostMayHaveApicv() throws IOException {
		set("kvm", "vector_hashing", "Y");
		set("kvm_intel", "enable_apicv", "Y");
		assertEquals(Host.DEFAULT.withApicv(true), HostParameters.read(modules));
		set("kvm_intel", "enable_apicv", "N");
		assertEquals(Host.DEFAULT, HostParameters.read(modules));
	}

	@Test
	void anAmdHostMayHaveAvicAndSaysItInNumbers() throws IOException {
		set("kvm", "vector_hashing", "N");
		set("kvm_amd", "avic", "1");
		assertEquals(Host.DEFAULT.withVendor(Vendor.SVM).withApicv(true).withVectorHashing(false),
				HostParameters.read(modules));
	}
}
