package import Documents

extension SiteHTML {
    package func write(_ image: Image<P>, with writer: inout HTMLWriter<Self>) {
        writer.writeImage(image, from: slots.address(of: image), attributes: " loading=\"lazy\" decoding=\"async\"")
    }

    /// A task's box, which says to a screen reader what its tick says to the eye.
    package func write(taskIsDone isDone: Bool, with writer: inout HTMLWriter<Self>) {
        writer.html.write("<input type=\"checkbox\" disabled=\"\"")
        writer.html.write(isDone ? " checked=\"\" aria-label=\"Done\" /> " : " aria-label=\"To do\" /> ")
    }
}
