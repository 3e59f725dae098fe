// What scripts/bench needs and Clauseline has no command for:
//
//   clauseline_bench generate SCENE SIZE FOLDER writes old.xml and new.xml, and an ordinary pair
//                                               of the same bytes, ordinary-old.xml and -new.xml
//   clauseline_bench history AGREEMENTS COMMITS VERSIONS
//                                               writes a repository for git fast-import, whose
//                                               first agreement has so many versions
//   clauseline_bench review FINDINGS DECISIONS  writes a repository for git fast-import in which so
//                                               many findings are to be decided, and some were
//   clauseline_bench parse FILE...              reads, gates and parses, and does nothing more
//   clauseline_bench validate FILE...           the same, under the schema of agreements
//   clauseline_bench render FORMAT OLD NEW      how long a report takes, as a share of the time
//                                               that comparing and judging take
//   clauseline_bench break FILE                 breaks a text into words with ICU, line by line
//   clauseline_bench signals FILE               finds the signals of a text, line by line

#include "history.hpp"
#include "model/read.hpp"
#include "prose/find_signals.hpp"
#include "report/format.hpp"
#include "review.hpp"
#include "review/audit.hpp"
#include "scenes.hpp"
#include "store/file.hpp"
#include "text/boundaries.hpp"
#include "text/embedded.hpp"
#include "xml/element.hpp"
#include "xml/gate.hpp"

#include <algorithm>
#include <chrono>
#include <deque>
#include <exception>
#include <iostream>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace clauseline::bench {
namespace {

const Scene& find_scene(const std::string& name) {
  const auto found = std::ranges::find(scenes(), name, &Scene::name);
  if (found == scenes().end()) throw std::runtime_error("there is no scene " + name);
  return *found;
}

void write(const Pair& pair, const std::string& old_file, const std::string& new_file) {
  write_file(old_file, pair.before);
  write_file(new_file, pair.after);
}

void generate(const Scene& scene, const std::string& size, const std::string& folder) {
  const auto pair = scene.make(std::stoul(size));
  write(pair, folder + "/old.xml", folder + "/new.xml");
  if (scene.name != "ordinary")
    write(ordinary_of(pair.before.size()), folder + "/ordinary-old.xml",
          folder + "/ordinary-new.xml");
}

/// Keeps every document to the end, as a comparison must.
void parse(std::span<const std::string> files, bool validate) {
  static constexpr std::string_view xsd = "schemas/agreement-1.xsd";
  std::optional<xml::Schema> schema;
  if (validate) schema.emplace(Source(std::string(xsd), std::string(embedded(xsd))));

  std::deque<Source> sources;
  std::deque<xml::Document> documents;
  for (const std::string& file : files) {
    const auto& source = sources.emplace_back(read_file(file));
    auto problems = xml::check(source, schema ? &*schema : nullptr);
    if (!problems.empty()) throw Error(std::move(problems));
    documents.emplace_back(source);
  }
}

std::unique_ptr<const Version> version(const std::string& file) {
  return std::make_unique<const Version>(Evidence{.source = file}, read_agreement(read_file(file)));
}

using Clock = std::chrono::steady_clock;

double milliseconds(Clock::time_point from, Clock::time_point to) {
  return std::chrono::duration<double, std::milli>(to - from).count();
}

double median(std::vector<double> times) {
  std::ranges::sort(times);
  return times[times.size() / 2];
}

/// How long a report takes, as a share of comparing and judging: medians of turns of both.
void render(std::string_view name, const std::string& old_file, const std::string& new_file) {
  constexpr int turns = 9;
  const Format* format = find_format(name);
  if (format == nullptr) throw std::runtime_error("there is no format " + std::string(name));
  std::vector<double> comparing;
  std::vector<double> rendering;
  std::size_t findings = 0;
  std::size_t bytes = 0;
  for (int turn = 0; turn < turns; ++turn) {
    auto before = version(old_file);
    auto after = version(new_file);
    Report report;
    const auto begun = Clock::now();
    report.audits.push_back(audit(std::move(before), std::move(after)));
    const auto compared = Clock::now();
    bytes = format->render(report).size();
    rendering.push_back(milliseconds(compared, Clock::now()));
    comparing.push_back(milliseconds(begun, compared));
    findings = report.audits.front().findings.size();
  }
  std::cout << name << ": " << findings << " findings, " << bytes << " bytes; rendering takes "
            << median(rendering) / median(comparing) << " of comparing and judging\n";
}

/// Calls `visit` for each line of a text, and gives how much it found, so that nothing is left out.
template <class Visit>
void each_line(const std::string& file, const Visit& visit) {
  const auto source = read_file(file);
  std::size_t found = 0;
  for (auto rest = source.bytes(); !rest.empty();) {
    const auto line = rest.substr(0, rest.find('\n'));
    found += visit(line);
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
  }
  std::cout << found << "\n";
}

int run(std::span<const std::string> words) {
  if (words.size() == 4 && words[0] == "generate") {
    generate(find_scene(words[1]), words[2], words[3]);
    return 0;
  }
  if (words.size() == 4 && words[0] == "history") {
    write_history({.agreements = std::stoul(words[1]),
                   .commits = std::stoul(words[2]),
                   .versions_of_first = std::stoul(words[3])},
                  std::cout);
    return 0;
  }
  if (words.size() == 3 && words[0] == "review") {
    write_review(std::stoul(words[1]), std::stoul(words[2]), std::cout);
    return 0;
  }
  if (words.size() > 1 && (words[0] == "parse" || words[0] == "validate")) {
    parse(words.subspan(1), words[0] == "validate");
    return 0;
  }
  if (words.size() == 4 && words[0] == "render") {
    render(words[1], words[2], words[3]);
    return 0;
  }
  if (words.size() == 2 && words[0] == "break") {
    each_line(words[1], [](std::string_view line) { return unicode_word_ends(line).size(); });
    return 0;
  }
  if (words.size() == 2 && words[0] == "signals") {
    SignalFinder finder(Detectors::shipped());
    each_line(words[1], [&](std::string_view line) { return finder.find(line).size(); });
    return 0;
  }
  std::cerr << "usage: clauseline_bench generate SCENE SIZE FOLDER | history AGREEMENTS COMMITS "
               "VERSIONS |\n"
               "       review FINDINGS DECISIONS |\n"
               "       parse FILE... | validate FILE... | render FORMAT OLD NEW | break FILE |\n"
               "       signals FILE\n";
  return 2;
}

}  // namespace
}  // namespace clauseline::bench

int main(int count, char** words) {
  try {
    const std::vector<std::string> arguments(words + 1, words + count);
    return clauseline::bench::run(arguments);
  } catch (const clauseline::Error& error) {
    for (const auto& problem : error.problems())
      std::cerr << told(problem);
  } catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
  }
  return 2;
}
