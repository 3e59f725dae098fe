#pragma once

#include "cli/terminal.hpp"
#include "store/file.hpp"

#include <algorithm>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace clauseline::cli {

/// A format in which a command writes its page.
template <class Page>
struct PageFormat {
  std::string_view name;
  std::string (*render)(const Page&);
};

/// A format that --format asks for, and where it goes.
template <class Format>
struct FormatOutput {
  const Format* format = nullptr;
  std::string file{};  // empty: standard output
};

template <class Page>
using PageOutput = FormatOutput<PageFormat<Page>>;

/// What --format asks for, among these formats, which have names; the first of them to standard
/// output where it asks for nothing. Throws for an unknown one.
template <class Format, std::size_t count>
std::vector<FormatOutput<Format>> page_outputs(const Request& request,
                                               const Format (&formats)[count]) {
  std::vector<FormatOutput<Format>> found;
  for (const auto& [name, file] : output_names(request)) {
    const auto* known = std::ranges::find(formats, name, &Format::name);
    if (known == std::end(formats)) {
      std::vector<std::string> names;
      for (const auto& format : formats)
        names.emplace_back(format.name);
      refuse_format(name, names);
    }
    found.push_back({.format = known, .file = file});
  }
  return found;
}

/// The bytes of a page, which has members `color` and `width`, for each place.
template <class Page>
std::vector<std::string> rendered(Page& page, const std::vector<PageOutput<Page>>& places,
                                  const Request& request) {
  std::vector<std::string> all;
  for (const auto& [format, file] : places) {
    page.color = file.empty() && color(request);
    page.width = file.empty() ? width() : 80;
    all.push_back(format->render(page));
  }
  return all;
}

/// Writes what was rendered to each place.
template <class Format>
void write_pages(const std::vector<std::string>& pages,
                 const std::vector<FormatOutput<Format>>& places, const Request& request) {
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (!places[i].file.empty())
      write_file(places[i].file, pages[i]);
    else if (!request.quiet)
      print(pages[i]);
  }
}

template <class Page>
void write_page(Page& page, const std::vector<PageOutput<Page>>& places, const Request& request) {
  write_pages(rendered(page, places, request), places, request);
}

}  // namespace clauseline::cli
