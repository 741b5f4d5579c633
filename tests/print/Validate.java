import java.io.FileInputStream;
import java.nio.file.Path;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** Judges PDFs by veraPDF: a line for each, `ok` or what is against PDF/UA-1. */
public class Validate {
    public static void main(String[] files) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        boolean good = true;
        for (String file : files) {
            try (FileInputStream in = new FileInputStream(file);
                    PDFAParser parser = Foundries.defaultInstance().createParser(in, PDFAFlavour.PDFUA_1);
                    PDFAValidator validator = Foundries.defaultInstance().createValidator(PDFAFlavour.PDFUA_1, false)) {
                ValidationResult result = validator.validate(parser);
                if (result.isCompliant()) {
                    System.out.println(Path.of(file).getFileName() + ": ok");
                } else {
                    good = false;
                    for (TestAssertion wrong : result.getTestAssertions())
                        System.out.println(Path.of(file).getFileName() + ": " + wrong.getRuleId().getClause() + " " + wrong.getMessage());
                }
            }
        }
        System.exit(good ? 0 : 1);
    }
}
