import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Applies an SRX file as OmegaT does: each rule finds its places by itself, the first rule that finds a place decides.
 * Run: java segment_as_omegat.java RULES.srx TEXTS, each line of TEXTS a language code, a tab and a paragraph.
 * Prints for each the breaks, as code points before them, separated by spaces.
 */
public class SegmentAsOmegaT {
    record Rule(boolean isBreak, Pattern before, Pattern after) {
        Set<Integer> places(String text) {
            Set<Integer> starts = new HashSet<>();
            for (Matcher m = after.matcher(text); m.find();) starts.add(m.start());
            Set<Integer> found = new HashSet<>();
            for (Matcher m = before.matcher(text); m.find();) if (starts.contains(m.end())) found.add(m.end());
            return found;
        }
    }

    public static void main(String[] args) throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        Element srx = factory.newDocumentBuilder().parse(Path.of(args[0]).toFile()).getDocumentElement();
        Map<String, List<Rule>> tables = new HashMap<>();
        for (Element table : children(srx, "languagerule")) {
            List<Rule> rules = new ArrayList<>();
            for (Element rule : children(table, "rule")) {
                rules.add(new Rule(!rule.getAttribute("break").equals("no"), pattern(rule, "beforebreak"), pattern(rule, "afterbreak")));
            }
            tables.put(table.getAttribute("languagerulename"), rules);
        }
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        for (String line : Files.readAllLines(Path.of(args[1]), StandardCharsets.UTF_8)) {
            String[] cells = line.split("\t", 2);
            List<Rule> rules = new ArrayList<>();
            for (Element map : children(srx, "languagemap")) {
                if (cells[0].matches(map.getAttribute("languagepattern"))) rules.addAll(tables.get(map.getAttribute("languagerulename")));
            }
            Map<Integer, Boolean> decided = new HashMap<>();
            for (Rule rule : rules) for (int place : rule.places(cells[1])) decided.putIfAbsent(place, rule.isBreak());
            var breaks = new TreeSet<Integer>();
            decided.forEach((place, isBreak) -> { if (isBreak) breaks.add(cells[1].codePointCount(0, place)); });
            out.println(String.join(" ", breaks.stream().map(String::valueOf).toList()));
        }
        out.flush();
    }

    static Pattern pattern(Element rule, String name) {
        return Pattern.compile(children(rule, name).get(0).getTextContent());
    }

    static List<Element> children(Element parent, String name) {
        NodeList nodes = parent.getElementsByTagNameNS("*", name);
        List<Element> found = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) found.add((Element) nodes.item(i));
        return found;
    }
}
