// The template of a house: in whose name reports speak, and how they look.

#include "report/house_style.hpp"

#include "cli/house.hpp"
#include "cli/terminal.hpp"
#include "cli/versions.hpp"
#include "text/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace clauseline::cli {
namespace {

/// A commit cannot be put right afterwards, so its broken template has another way out.
[[noreturn]] void refuse(const Blob& blob, std::vector<Problem> problems) {
  auto& hint = problems.back().hint;
  if (!blob.commit.empty())
    hint += fmt::format("{}(of the older version; --template DIR names another template)",
                        hint.empty() ? "" : " ");
  throw Error(std::move(problems));
}

TemplateText read(const Blob& blob) {
  try {
    return read_template(blob.source);
  } catch (const Error& error) {
    refuse(blob, error.problems());
  }
}

Logo read(const Blob& text, const Blob& logo) {
  try {
    return read_logo(logo.source);
  } catch (const Error& error) {
    refuse(text, error.problems());
  }
}

bool wears_template(const Request& request) {
  return std::ranges::any_of(outputs(request),
                             [](const Output& one) { return one.format->of_template; });
}

/// The template that counts, whatever formats wear it.
std::unique_ptr<const StyleVersion> template_in_force(VersionFinder& finder) {
  const auto text = finder.style_file(template_file);
  if (!text && !finder.request().house_style.empty())
    throw Error({.at = {.source = "--template"},
                 .message = fmt::format("there is no {} in this folder", template_file),
                 .hint = "a template is a folder that holds one; README shows how it begins"});
  if (!text) return nullptr;
  auto [style, named] = read(*text);
  StyleVersion made{.evidence = {evidence_of(*text)}, .style = std::move(style)};
  if (named) {
    const auto logo = finder.style_file(named->file);
    if (!logo)
      refuse(*text,
             {problem_at(text->source, named->at,
                         fmt::format("the logo {} does not lie beside this file", named->file),
                         "put it there, or take the line away")});
    made.style.logo = read(*text, *logo);
    made.evidence.push_back(evidence_of(*logo));
  }
  return std::make_unique<const StyleVersion>(std::move(made));
}

}  // namespace

void check_template(const Request& request) {
  if (request.house_style.empty() || wears_template(request)) return;
  throw Error({.at = {.source = "--template"},
               .message = "no format that was asked for wears a template",
               .hint = "html, pdf, docx and departures do: add --format html=FILE"});
}

std::unique_ptr<const StyleVersion> style_in_force(VersionFinder& finder) {
  return wears_template(finder.request()) ? template_in_force(finder) : nullptr;
}

std::unique_ptr<const StyleVersion> template_at(const Request& request,
                                                const std::string& revision) {
  VersionFinder finder(request, Range{.before = revision, .after = revision, .house = revision});
  try {
    return template_in_force(finder);
  } catch (const Error&) {
    return nullptr;
  }
}

}  // namespace clauseline::cli
