// verify: makes a report again from what its manifest names, and compares byte by byte.

#include "cli/verify.hpp"

#include "cli/manifest.hpp"
#include "cli/terminal.hpp"
#include "report/review_bundle.hpp"
#include "store/file.hpp"
#include "store/time_stamp.hpp"
#include "text/digest.hpp"
#include "text/error.hpp"
#include "text/nearest.hpp"
#include "text/visible.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace clauseline::cli {
namespace {

using reports::Mismatch;

[[noreturn]] void refuse(const std::string& subject, std::string message, std::string hint) {
  throw Error({.at = {.source = subject}, .message = std::move(message), .hint = std::move(hint)});
}

/// The bytes of an input that lay in no commit, wherever they are now; nothing if nowhere.
class Finder {
 public:
  explicit Finder(const Request& request) : repository_(Repository::find(request.repository)) {
    for (auto word = request.words.begin() + 1; word != request.words.end(); ++word)
      given_.push_back(read_file(*word));
  }

  std::optional<std::string> bytes_of(const Evidence& input) const {
    for (const Source& one : given_)
      if (sha256(one.bytes()) == input.digest) return std::string(one.bytes());
    if (repository_ && repository_->find_object(input.blob))
      if (auto bytes = recorded(input, [&] { return repository_->read(input.blob, input.source); }))
        return bytes;
    std::error_code ignored;
    if (input.source == "-" || !std::filesystem::is_regular_file(input.source, ignored)) return {};
    return recorded(input, [&] { return read_file(input.source); });
  }

 private:
  /// Only bytes of the digest, for a report may name any file of whoever verifies it. One that
  /// cannot be read is not here.
  template <class Read>
  static std::optional<std::string> recorded(const Evidence& input, const Read& read) {
    try {
      const Source found = read();
      if (sha256(found.bytes()) == input.digest) return std::string(found.bytes());
    } catch (const Error&) {
      return std::nullopt;
    }
    return std::nullopt;
  }

  std::optional<Repository> repository_;
  std::vector<Source> given_{};
};

Held held_for(const Manifest& manifest, const Request& request) {
  const Finder finder(request);
  Held held{.repository = manifest.repository};
  for (const auto& [name, id] : manifest.revisions)
    held.revisions.emplace(name, id);
  std::vector<Problem> missing;
  for (const Evidence& input : manifest.inputs) {
    if (!input.revision.empty()) continue;
    if (auto bytes = finder.bytes_of(input))
      held.files.emplace(input.source, std::move(*bytes));
    else
      missing.push_back(
          {.at = {.source = input.source},
           .message = fmt::format("the bytes that the report was made of are not here: sha256 {}",
                                  input.digest),
           .hint = fmt::format("give the file: clauseline verify {} FILE", request.words.front())});
  }
  if (!missing.empty()) throw Error(std::move(missing));
  return held;
}

void require_objects(const Manifest& manifest, const Repository& repository) {
  std::vector<Problem> missing;
  for (const auto& [name, id] : manifest.revisions) {
    if (repository.find_object(id)) continue;
    const auto called = name == id ? std::string() : fmt::format(", which {} was,", name);
    missing.push_back(
        {.at = {.source = name},
         .message = fmt::format("{}{} is not in this repository", id, called),
         .hint = repository.is_whole()
                     ? "name the repository with -C DIR, or git fetch; a history that was "
                       "rewritten may have lost it"
                     : "this clone is not whole: git fetch --unshallow"});
  }
  if (!missing.empty()) throw Error(std::move(missing));
}

/// What became of the names since, which changes nothing of what the report is made of.
void note_names(const Manifest& manifest, const Repository& repository) {
  for (const auto& [name, id] : manifest.revisions) {
    const auto now = repository.find_object(name);
    if (!now)
      complain(fmt::format("note: {} names nothing here any more; the report was made of {}\n",
                           visible_line(name), visible_line(id)));
    else if (*now != id)
      complain(fmt::format("note: {} is {} by now; the report was made of {}\n", visible_line(name),
                           *now, visible_line(id)));
    const auto commit = repository.find_commit(id);
    if (commit && !repository.is_in_refs(*commit))
      complain(fmt::format(
          "note: no branch or tag leads to {} any more: the history was rewritten\n", *commit));
  }
}

/// What the report says of its making that the making does not bear out.
std::vector<Mismatch> compared(const Source& report, const Manifest& manifest, const Report& made) {
  const Source again(report.name(), find_format(manifest.format)->render(made));
  const auto others = reports::mismatches(report, again.bytes());
  if (others.empty()) return {};
  const auto anew = reports::manifest_in(again);
  auto found = reports::mismatches(manifest, anew.value_or(made.manifest));
  for (const Mismatch& one : others)  // what differs in the manifest is told once
    if (found.empty() || !one.where.starts_with("manifest")) found.push_back(one);
  return found;
}

bool is_of_this_program(const Manifest& manifest) {
  return manifest.tool == tool_version() && manifest.rules == rules_version();
}

std::string shortened(const std::string& text) {
  constexpr std::size_t most = 300;
  auto shown = visible_line(text);
  if (shown.size() <= most) return shown;
  auto end = most;
  while ((static_cast<unsigned char>(shown[end]) & 0xC0U) == 0x80U)
    --end;
  return shown.substr(0, end) + "…";
}

void tell_identical(const std::string& name, const Manifest& manifest) {
  auto text = fmt::format("identical: {}\n", visible_line(name));
  for (const auto& [revision, id] : manifest.revisions)
    if (revision != id) text += fmt::format("  {} was {}\n", visible_line(revision), id);
  for (const Evidence& input : manifest.inputs)
    text += fmt::format("  {} sha256 {}\n", visible_line(input.source), input.digest);
  say(text);
}

}  // namespace

Manifest manifest_to_verify(const Source& report) {
  if (report.bytes().starts_with("%PDF"))
    refuse(report.name(), "a PDF depends on the fonts of the machine, and is not compared",
           "verify the report of the same versions as JSON or HTML");
  auto found = reports::manifest_in(report);
  if (!found)
    refuse(report.name(), "this report does not carry what it was made of",
           "json, html, markdown, sarif, docx, departures and xlsx do, where diff, audit or check "
           "wrote them");
  constexpr auto commands = std::to_array<std::string_view>({"diff", "audit", "check"});
  if (std::ranges::find(commands, found->command) == commands.end() ||
      find_format(found->format) == nullptr)
    refuse(report.name(),
           fmt::format("its manifest names no command and format of this program: {}, {}",
                       visible_line(found->command), visible_line(found->format)),
           "somebody changed it, or a later version of Clauseline wrote it");
  constexpr std::size_t two = 2;
  if (!found->range && found->words.size() != two)
    refuse(report.name(), "its manifest names neither two versions nor a range",
           "somebody changed it; make the report anew");
  if (found->range && !found->payments.forecast.empty())
    refuse(report.name(),
           "its manifest names a forecast for a range, which may hold several "
           "agreements",
           "somebody changed it; make the report anew");
  if (found->range && found->after.empty())
    refuse(report.name(),
           fmt::format("it was made of {}, which no commit holds",
                       found->staged ? "what was staged" : "the files of a working tree"),
           "commit them, and make the report of both commits: clauseline audit A..B");
  return std::move(*found);
}

Request request_again(const Manifest& manifest, Held held) {
  Request again{.words = manifest.words,
                .paths = manifest.paths,
                .dialect = manifest.dialect,
                .policy = manifest.policy,
                .house_style = manifest.house_style,
                .fail_on = manifest.fail_on,
                .perspective = manifest.perspective,
                .payments = manifest.payments};
  again.detectors = manifest.detectors;
  again.today = manifest.evaluated_on;
  again.staged = manifest.staged;
  again.unchanged = manifest.unchanged;
  again.quiet = true;
  again.held = std::move(held);
  return again;
}

std::optional<Range> range_again(const Manifest& manifest) {
  if (!manifest.range) return std::nullopt;
  return Range{.before = manifest.before, .after = manifest.after, .house = manifest.house};
}

void tell_differences(const Verified& verified, const std::vector<Mismatch>& found) {
  constexpr std::size_t most = 12;
  const auto& [name, manifest, sides] = verified;
  auto text = fmt::format("different: {} is not what Clauseline makes of what it names.\n",
                          visible_line(name));
  if (!is_of_this_program(manifest))
    text += fmt::format(
        "\nIt was made by Clauseline {} with the rules {}; this is {} with the rules {}.\n"
        "What differs below may come from that, and not from the agreements: verify it with\n"
        "that version.\n",
        visible_line(manifest.tool), visible_line(manifest.rules), tool_version(), rules_version());
  for (std::size_t i = 0; i < std::min(found.size(), most); ++i) {
    const auto side = [](const std::string& words) {
      return words.empty() ? std::string("nothing") : shortened(words);
    };
    text += fmt::format("\n{}\n  {}:  {}\n  {}:  {}\n", shortened(found[i].where), sides.reported,
                        side(found[i].reported), sides.made, side(found[i].made));
  }
  if (found.size() > most) text += fmt::format("\nand {} more\n", found.size() - most);
  say(text);
}

bool holds_stamp(const Source& file, std::string_view authorities, const Request& request) {
  const auto path = fmt::format("{}{}", file.name(), token_ending);
  std::error_code ignored;
  if (!std::filesystem::is_regular_file(path, ignored)) return true;
  const auto stamp = check_time_stamp(file.bytes(), read_file(path).bytes(), authorities);
  if (stamp.state == StampState::unchecked)
    refuse(path, in_words(stamp), "without that nothing is known of when it was made");
  if (!request.quiet)
    say(fmt::format("{}: {}\n", visible_line(path), visible_line(in_words(stamp))));
  return stamp.state == StampState::good;
}

Exit verify(const Request& request) {
  if (request.words.empty())
    refuse("clauseline verify", "expected the file of a report, or of a bundle",
           "for example: clauseline verify audit.json");
  const Source report = read_file(request.words.front());
  if (reports::is_review_bundle(report.bytes())) return verify_bundle(report, request);
  const auto manifest = manifest_to_verify(report);
  auto again = request_again(manifest, held_for(manifest, request));
  again.repository = request.repository;
  again.formats = {manifest.format + "=made-again"};  // of which formats ask for facts
  VersionFinder finder(again, range_again(manifest));
  if (!manifest.revisions.empty()) {
    require_objects(manifest, finder.repository());
    if (!request.quiet) note_names(manifest, finder.repository());
  }
  const auto made = report_of(manifest.command, again, finder);
  const auto found = compared(report, manifest, made);
  if (!request.quiet && found.empty()) tell_identical(report.name(), manifest);
  if (!request.quiet && !found.empty()) tell_differences({report.name(), manifest}, found);
  const auto authorities = finder.authorities();
  const bool in_time =
      holds_stamp(report, authorities ? authorities->source.bytes() : std::string_view(), request);
  return found.empty() && in_time ? Exit::clean : Exit::findings;
}

}  // namespace clauseline::cli
