import de.unihd.dbs.heideltime.standalone.DocumentType;
import de.unihd.dbs.heideltime.standalone.HeidelTimeStandalone;
import de.unihd.dbs.heideltime.standalone.OutputType;
import de.unihd.dbs.heideltime.standalone.POSTagger;
import de.unihd.dbs.heideltime.standalone.components.ResultFormatter;
import de.unihd.dbs.uima.annotator.heideltime.resources.Language;
import de.unihd.dbs.uima.types.heideltime.Timex3;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.SimpleDateFormat;
import java.util.Base64;
import java.util.List;
import org.apache.uima.cas.FSIterator;
import org.apache.uima.jcas.tcas.Annotation;

/**
 * HeidelTime over many documents in one JVM, for benchmarks/times.py; HeidelTime itself is no part of this project.
 *
 * Arguments: config.props, LANGUAGE, NO or TREETAGGER, passes, input, output.  Input: a line a document, its date
 * (yyyy-MM-dd), a tab, the text in Base64.  Output: the seconds of start-up, then of every pass, then a line a
 * time found: document number, begin, end (code points), type, value.  Seconds are of processor time, that of taggers
 * it starts included, where /proc tells (in hundredths), else of the clock.
 */
public final class HeidelTimeMany {
    private HeidelTimeMany() {}

    public static void main(String[] arguments) throws Exception {
        double begun = seconds();
        HeidelTimeStandalone tagger = new HeidelTimeStandalone(
            Language.valueOf(arguments[1]), DocumentType.NEWS, OutputType.TIMEML, arguments[0], POSTagger.valueOf(arguments[2]));
        List<String> lines = Files.readAllLines(Path.of(arguments[4]));
        SimpleDateFormat days = new SimpleDateFormat("yyyy-MM-dd");
        String[] results = new String[lines.size()];
        try (PrintWriter out = new PrintWriter(arguments[5], "UTF-8")) {
            out.println(seconds() - begun);
            for (int pass = 0; pass < Integer.parseInt(arguments[3]); pass++) {
                begun = seconds();
                for (int number = 0; number < results.length; number++) {
                    String[] cells = lines.get(number).split("\t");
                    String text = new String(Base64.getDecoder().decode(cells[1]), "UTF-8");
                    results[number] = tagger.process(text, days.parse(cells[0]), times(number, text));
                }
                out.println(seconds() - begun);
            }
            for (String result : results) {
                out.print(result);
            }
        }
    }

    private static double seconds() throws IOException {
        Path stat = Path.of("/proc/self/stat");
        if (!Files.exists(stat)) {
            return System.nanoTime() / 1e9;
        }
        String line = Files.readString(stat);
        String[] cells = line.substring(line.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(cells[11]) + Long.parseLong(cells[12]) + Long.parseLong(cells[13]) + Long.parseLong(cells[14])) / 100.0;
    }

    private static ResultFormatter times(int number, String text) {
        return jcas -> {
            StringBuilder found = new StringBuilder();
            FSIterator<Annotation> all = jcas.getAnnotationIndex(Timex3.type).iterator();
            while (all.hasNext()) {
                Timex3 one = (Timex3) all.next();
                found.append(number).append('\t').append(text.codePointCount(0, one.getBegin())).append('\t')
                    .append(text.codePointCount(0, one.getEnd())).append('\t').append(one.getTimexType()).append('\t')
                    .append(one.getTimexValue()).append('\n');
            }
            return found.toString();
        };
    }
}
